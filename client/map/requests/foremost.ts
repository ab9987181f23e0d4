import { leadOf } from '../../../shared/domain/requests.ts'
import type { RequestReading } from '../../stores/reading-cache.ts'
import { hasPin, isUrgent, PHASE_RANK } from './features.ts'

/** So many signs are still seen one by one; of more, each hides the next. */
export const MOST_SIGNS = 30

/**
 * Whose signs stand in a storm: what is breached and given to nobody first, from the longest
 * waiting on, then what is breached and given, then what is at risk, the soonest due first.
 */
export function foremostOf(readings: Iterable<RequestReading>, most = MOST_SIGNS): ReadonlySet<string> {
  // Of thousands a few are wanted: nothing is sorted that does not get among them.
  const foremost: RequestReading[] = []
  for (const reading of readings) {
    if (!isUrgent(reading.phase) || !hasPin(reading)) continue
    if (foremost.length === most && byUrgency(reading, foremost[most - 1]!) > 0) continue
    const at = foremost.findIndex((each) => byUrgency(reading, each) < 0)
    foremost.splice(at < 0 ? foremost.length : at, 0, reading)
    if (foremost.length > most) foremost.pop()
  }
  return new Set(foremost.map(({ request }) => request.id))
}

const waits = (reading: RequestReading) => reading.phase === 'breached' && leadOf(reading.request) === undefined

function byUrgency(a: RequestReading, b: RequestReading): number {
  const group = PHASE_RANK[b.phase] - PHASE_RANK[a.phase] || Number(waits(b)) - Number(waits(a))
  if (group !== 0) return group
  const [first, second] = waits(a) ? [a.request.receivedAt, b.request.receivedAt] : [a.due ?? Infinity, b.due ?? Infinity]
  return first < second || (first === second && a.request.id < b.request.id) ? -1 : 1
}
