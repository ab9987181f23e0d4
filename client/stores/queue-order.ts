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
  leaveByOf?: LeaveByOf
}

/** Who has to set off so soon is to be sent now, however much is left until it is due. */
const SOON_MS = 10 * 60_000
const EIGHT_HOURS = 8 * 3_600_000
const PHASE_ORDER: Record<Phase, number> = { breached: 0, 'at-risk': 1, 'on-track': 2, paused: 3, missed: 4, met: 5 }
const TITLES: Record<GroupKey, string> = { now: 'Now', shift: 'This shift', later: 'Later' }

type LeaveByOf = (requestId: string) => number | undefined
/** Whether somebody has to set off now, or it is too late for that. */
const leavesSoon = ({ request }: RequestReading, leaveByOf: LeaveByOf, now: number): boolean => (leaveByOf(request.id) ?? Infinity) <= now + SOON_MS

/** Most urgent first: by phase, what somebody has to set off for now beside what is at risk; then by what is to be done first, setting off or what the clock is about; what has no due comes last, oldest first. */
export const urgencyBy = (leaveByOf: LeaveByOf, now: number) => {
  const actAt = ({ request, due = Infinity }: RequestReading) => Math.min(due, leaveByOf(request.id) ?? Infinity)
  const rank = (reading: RequestReading) => (leavesSoon(reading, leaveByOf, now) ? Math.min(PHASE_ORDER[reading.phase], PHASE_ORDER['at-risk']) : PHASE_ORDER[reading.phase])
  return (a: RequestReading, b: RequestReading): number =>
    rank(a) - rank(b) ||
    inOrder(actAt(a), actAt(b)) ||
    (a.request.receivedAt < b.request.receivedAt ? -1 : 1)
}
/** Two that never come are equal. */
const inOrder = (a: number, b: number): number => (a === b ? 0 : a - b)
const untold: LeaveByOf = () => undefined
export const byUrgency = urgencyBy(untold, 0)

/** Now: in danger, or to set off for now. This shift: due before it ends. Later: the rest, and what is paused. */
function groupOf(reading: RequestReading, { shiftEnd, now, leaveByOf = untold }: QueueView): GroupKey {
  if (reading.phase === 'breached' || reading.phase === 'at-risk' || leavesSoon(reading, leaveByOf, now)) return 'now'
  return reading.phase === 'on-track' && reading.due !== undefined && reading.due <= shiftEnd ? 'shift' : 'later'
}

export function queueOf(open: readonly RequestReading[], view: QueueView): QueueGroup[] {
  const shown = open.filter((reading) => isShown(reading, view.filters, view))
  const groups: Record<GroupKey, RequestReading[]> = { now: [], shift: [], later: [] }
  for (const reading of shown.sort(urgencyBy(view.leaveByOf ?? untold, view.now))) groups[groupOf(reading, view)].push(reading)
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
