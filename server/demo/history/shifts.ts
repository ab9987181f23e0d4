import type { Zone } from '../../../shared/domain/sla/zone.ts'
import { hoursOf, lengthMin } from '../simulator/crews/roster.ts'
import { DAY_MS, MINUTE_MS } from './month.ts'

export interface Shift {
  fromMs: number
  toMs: number
  /** Called out at night or at the weekend. */
  isCallOut?: boolean
}

/** The shifts of crew n that begin in the span, by the roster; `isOpenDay` of a local midnight (`Date.UTC` of its reading). */
export function shiftsOf(n: number, fromMs: number, untilMs: number, zone: Zone, isOpenDay: (localDayMs: number) => boolean): Shift[] {
  const hours = hoursOf(n)
  const shifts: Shift[] = []
  for (let day = Math.floor(zone.localOf(fromMs) / DAY_MS) * DAY_MS; day <= zone.localOf(untilMs); day += DAY_MS) {
    if (!hours.isEveryDay && !isOpenDay(day)) continue
    const begins = zone.instantOf(day + hours.from * MINUTE_MS)
    if (begins >= fromMs && begins < untilMs) shifts.push({ fromMs: begins, toMs: begins + lengthMin(hours) * MINUTE_MS })
  }
  return shifts
}
