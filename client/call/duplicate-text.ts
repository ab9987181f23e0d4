import { isOpen, leadOf } from '../../shared/domain/requests.ts'
import { distanceText } from '../format/distance.ts'
import { ageText } from '../format/timer.ts'
import { longDateText, longWeekdayText } from '../format/zone.ts'
import type { LikelyDuplicate } from './likely-duplicates.ts'

export interface DuplicateView {
  now: number
  zone: string
  units: 'imperial' | 'metric'
  crewName(id: string): string | undefined
}
const WEEK = 6 * 86_400_000

/** `140 ft away`, `2 h 05 old`, `not given yet`; `same address`, `closed Thursday` */
export function duplicateWords({ request, metres, endedAt }: LikelyDuplicate, { now, zone, units, crewName }: DuplicateView): string[] {
  const where = metres === undefined ? 'same address' : metres < 5 ? 'same place' : `${distanceText(metres, units)} away`
  if (endedAt !== undefined) {
    const day = now - endedAt < WEEK ? longWeekdayText(endedAt, zone) : longDateText(endedAt, zone)
    return [where, `${request.status === 'closed' ? 'closed' : 'resolved'} ${day}`]
  }
  const age = now - Date.parse(request.receivedAt)
  const crew = leadOf(request)
  const given = crew === undefined ? 'not given yet' : `given to ${crewName(crew) ?? 'a crew'}`
  const held = isOpen(request) && request.status === 'on-hold' ? 'on hold' : given
  return [where, age < 60_000 ? 'just now' : `${ageText(age)} old`, held]
}
