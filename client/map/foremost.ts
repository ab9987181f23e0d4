import { leadOf } from '../../shared/domain/requests.ts'
import type { RequestReading } from '../stores/reading-cache.ts'
import { hasPin, isUrgent, PHASE_RANK } from './features.ts'

/** So many signs are still seen one by one; of more, each hides the next. */
export const MOST_SIGNS = 30

/**
 * Whose signs stand in a storm: what is breached and given to nobody first, from the longest
 * waiting on, then what is breached and given, then what is at risk, the soonest due first.
 */
export function foremostOf(readings: Iterable<RequestReading>, most = MOST_SIGNS): ReadonlySet<string> {
  const urgent = [...readings].filter((reading) => isUrgent(reading.phase) && hasPin(reading))
  if (urgent.length > most) urgent.sort(byUrgency)
  return new Set(urgent.slice(0, most).map(({ request }) => request.id))
}

function byUrgency(a: RequestReading, b: RequestReading): number {
  const waits = (reading: RequestReading) => reading.phase === 'breached' && leadOf(reading.request) === undefined
  const since = (reading: RequestReading) => (waits(reading) ? Date.parse(reading.request.receivedAt) : (reading.due ?? Infinity))
  return PHASE_RANK[b.phase] - PHASE_RANK[a.phase] || Number(waits(b)) - Number(waits(a)) || since(a) - since(b) || (a.request.id < b.request.id ? -1 : 1)
}
