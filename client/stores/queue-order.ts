import type { Phase } from '../../shared/protocol/words.ts'
import { isShown, type Filters, type FilterView } from './queue-filters.ts'
import type { RequestReading } from './reading-cache.ts'

export type GroupKey = 'now' | 'shift' | 'later'

export interface QueueGroup {
  key: GroupKey
  title: string
  readings: RequestReading[]
}

export interface QueueView extends FilterView {
  /** The end of the current shift, milliseconds. */
  shiftEnd: number
  filters: Filters
  /** When somebody has to set off for it at the latest, milliseconds. */
  leaveByOf?(requestId: string): number | undefined
}

const EIGHT_HOURS = 8 * 3_600_000
const PHASE_ORDER: Record<Phase, number> = { breached: 0, 'at-risk': 1, 'on-track': 2, paused: 3, missed: 4, met: 5 }
const TITLES: Record<GroupKey, string> = { now: 'Now', shift: 'This shift', later: 'Later' }

/** Most urgent first: by phase, then by what is to be done first, setting off or what the clock is about; what has no due comes last, oldest first. */
export const urgencyBy = (leaveByOf: (requestId: string) => number | undefined) => {
  const actAt = ({ request, due = Infinity }: RequestReading) => Math.min(due, leaveByOf(request.id) ?? Infinity)
  return (a: RequestReading, b: RequestReading): number =>
    PHASE_ORDER[a.phase] - PHASE_ORDER[b.phase] ||
    inOrder(actAt(a), actAt(b)) ||
    (a.request.receivedAt < b.request.receivedAt ? -1 : 1)
}
/** Two that never come are equal. */
const inOrder = (a: number, b: number): number => (a === b ? 0 : a - b)
export const byUrgency = urgencyBy(() => undefined)

/** Now: in danger. This shift: due before it ends. Later: the rest, and what is paused. */
export function groupOf(reading: RequestReading, shiftEnd: number): GroupKey {
  if (reading.phase === 'breached' || reading.phase === 'at-risk') return 'now'
  return reading.phase === 'on-track' && reading.due !== undefined && reading.due <= shiftEnd ? 'shift' : 'later'
}

export function queueOf(open: readonly RequestReading[], view: QueueView): QueueGroup[] {
  const shown = open.filter((reading) => isShown(reading, view.filters, view))
  const groups: Record<GroupKey, RequestReading[]> = { now: [], shift: [], later: [] }
  for (const reading of shown.sort(urgencyBy(view.leaveByOf ?? (() => undefined)))) groups[groupOf(reading, view.shiftEnd)].push(reading)
  return (Object.keys(TITLES) as GroupKey[])
    .map((key) => ({ key, title: TITLES[key], readings: groups[key] }))
    .filter((group) => group.readings.length > 0)
}

/** The last end among the shifts that run now; without one, eight hours from now. */
export function shiftEndOf(crews: Iterable<{ shift?: { endsAt: string } | undefined }>, now: number): number {
  let end = 0
  for (const { shift } of crews) if (shift) end = Math.max(end, Date.parse(shift.endsAt))
  return end > now ? end : now + EIGHT_HOURS
}
