import type { Person } from '../../shared/protocol/sockets.ts'
import { CLAIM_MS } from '../../shared/protocol/words.ts'
import { capital } from '../format/words.ts'
import type { PresenceStore } from '../stores/presence.svelte.ts'

/** `Luis`, `Luis and Sam`, `Luis, Sam and 3 more` */
export function namesText(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}`
}

/** `Luis is on the phone`; `You are on the phone`; `Luis and you are on the phone` */
export const phoneText = (names: readonly string[], andMe = false): string =>
  `${capital(namesText(andMe ? [...names, 'you'] : names))} ${andMe || names.length > 1 ? 'are' : 'is'} on the phone`

/** Whole minutes until a claim ends by itself: 5 at first, at last 1. */
export const minutesLeft = (since: number, now: number): number =>
  Math.min(CLAIM_MS / 60_000, Math.max(1, Math.ceil((since + CLAIM_MS - now) / 60_000)))

/** `Luis: 24-04821`; `Luis: 24-04821 and 2 more` */
export function carryText(name: string, numbers: readonly string[]): string {
  const more = numbers.length - 1
  return `${name}: ${numbers[0] ?? 'a request'}${more > 0 ? ` and ${more} more` : ''}`
}

interface Doing {
  is: 'on-the-phone' | 'moving' | 'looking'
  requestId: string
}
/** What a person does, the one thing that matters most to the others. */
export function doingWhat({ userId, requestId }: Person, presence: Pick<PresenceStore, 'held' | 'claimBy'>): Doing | undefined {
  const claim = presence.claimBy(userId)
  if (claim) return { is: 'on-the-phone', requestId: claim.requestId }
  const inHand = presence.held.find((hand) => hand.userId === userId)?.requestIds[0]
  if (inHand !== undefined) return { is: 'moving', requestId: inHand }
  return requestId === undefined ? undefined : { is: 'looking', requestId }
}

const DOING_WORDS: Record<Doing['is'], string> = { 'on-the-phone': 'On the phone about', moving: 'Moving', looking: 'Looks at' }
/** `On the phone about 24-04821, Flooded street` */
export const doingText = ({ is }: Doing, number: string, service: string): string => `${DOING_WORDS[is]} ${number}, ${service}`
