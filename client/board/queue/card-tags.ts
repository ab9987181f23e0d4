import type { ServiceRequest } from '../../../shared/protocol/board.ts'
import { clockText } from '../../format/zone.ts'

/** So long a request that woke by itself says so on its card. */
const WOKE_MS = 30 * 60_000

/** The few words beside a request's name that say what a hand should know first. */
export function cardTags(request: ServiceRequest, now: number, zone: string): string[] {
  const tags: string[] = []
  if (!request.verified) tags.push('unverified')
  const woke = wokeAt(request)
  if (woke !== undefined && now - woke < WOKE_MS) tags.push(`woke ${clockText(woke, zone)}`)
  if (request.round > 1) tags.push(`again, round ${request.round}`)
  return tags
}

/** When the city itself ended its hold, and nobody has acted on it since. */
function wokeAt({ changed, status }: ServiceRequest): number | undefined {
  const woke = changed.kind === 'RequestResumed' && changed.by === undefined && status !== 'on-hold'
  return woke ? Date.parse(changed.at) : undefined
}
