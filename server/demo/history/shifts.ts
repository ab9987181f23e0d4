import type { Zone } from '../../../shared/domain/sla/zone.ts'
import { hoursOf, lengthMin } from '../simulator/crews/roster.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './month.ts'

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

/** The shift in which a crew of the day stands when the demo opens, whatever the clock on the wall says; undefined for the others. */
export function openingShift(n: number, nowMs: number, zone: Zone): Shift | undefined {
  const { from, to } = hoursOf(n)
  if (to < from || from > 12 * 60) return undefined
  const today = Math.floor(zone.localOf(nowMs) / DAY_MS) * DAY_MS
  return {
    fromMs: Math.min(zone.instantOf(today + from * MINUTE_MS), nowMs - 3 * HOUR_MS),
    toMs: Math.max(zone.instantOf(today + to * MINUTE_MS), nowMs + 4 * HOUR_MS),
  }
}
