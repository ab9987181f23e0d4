import { leadOf } from '../../shared/domain/requests.ts'
import type { Phase } from '../../shared/protocol/words.ts'
import type { RequestReading } from './reading-cache.ts'

export type Chip = 'to-give' | 'all-open'
export type GroupKey = 'now' | 'shift' | 'later'

export interface QueueGroup {
  key: GroupKey
  title: string
  readings: RequestReading[]
}

export interface QueueView {
  now: number
  /** The end of the current shift, milliseconds. */
  shiftEnd: number
  chip: Chip
  /** One of the top bar's counts, when it filters. */
  phase?: Phase | undefined
  /** Words looked for in number, service, place and description. */
  search: string
  serviceName(code: string): string
}

const EIGHT_HOURS = 8 * 3_600_000
const PHASE_ORDER: Record<Phase, number> = { breached: 0, 'at-risk': 1, 'on-track': 2, paused: 3, missed: 4, met: 5 }
const TITLES: Record<GroupKey, string> = { now: 'Now', shift: 'This shift', later: 'Later' }

/** Most urgent first: by phase, then by what is due first; what has no due comes last, oldest first. */
export function byUrgency(a: RequestReading, b: RequestReading): number {
  return (
    PHASE_ORDER[a.phase] - PHASE_ORDER[b.phase] ||
    (a.due ?? Infinity) - (b.due ?? Infinity) ||
    (a.request.receivedAt < b.request.receivedAt ? -1 : 1)
  )
}

/** Now: in danger. This shift: due before it ends. Later: the rest, and what is paused. */
export function groupOf(reading: RequestReading, shiftEnd: number): GroupKey {
  if (reading.phase === 'breached' || reading.phase === 'at-risk') return 'now'
  return reading.phase === 'on-track' && reading.due !== undefined && reading.due <= shiftEnd ? 'shift' : 'later'
}

export const isToGive = ({ request }: RequestReading): boolean => leadOf(request) === undefined

export function queueOf(open: readonly RequestReading[], view: QueueView): QueueGroup[] {
  const words = view.search.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = open.filter((reading) => {
    if (view.phase ? reading.phase !== view.phase : view.chip === 'to-give' && !isToGive(reading)) return false
    return words.length === 0 || matches(reading, words, view.serviceName)
  })
  const groups: Record<GroupKey, RequestReading[]> = { now: [], shift: [], later: [] }
  for (const reading of shown.sort(byUrgency)) groups[groupOf(reading, view.shiftEnd)].push(reading)
  return (Object.keys(TITLES) as GroupKey[])
    .map((key) => ({ key, title: TITLES[key], readings: groups[key] }))
    .filter((group) => group.readings.length > 0)
}

function matches({ request }: RequestReading, words: string[], serviceName: (code: string) => string): boolean {
  const text = `${request.number} ${serviceName(request.serviceCode)} ${request.place.address ?? ''} ${request.description ?? ''}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** The last end among the shifts that run now; without one, eight hours from now. */
export function shiftEndOf(crews: Iterable<{ shift?: { endsAt: string } | undefined }>, now: number): number {
  let end = 0
  for (const { shift } of crews) if (shift) end = Math.max(end, Date.parse(shift.endsAt))
  return end > now ? end : now + EIGHT_HOURS
}
