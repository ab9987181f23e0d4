import type { Dice } from '../../dice.ts'
import type { LocalTime } from '../crews/roster.ts'

/** Reports of an ordinary working day of a city of 33,000, when it is busy (PRODUCT: 8 to 25, in a storm 350). */
const A_DAY = 34
/** With wind and rain. */
export const STORM = 10
/** Shares of the working day's reports by hour: the morning's peak, a second one after work, little at night. */
const BY_HOUR = [5, 4, 3, 3, 4, 9, 24, 58, 84, 96, 94, 84, 66, 66, 72, 70, 62, 56, 42, 30, 22, 16, 11, 7]
/** Sunday first: what waited over the weekend is called in on Monday. */
const BY_WEEKDAY = [0.35, 1.2, 1.05, 1, 1, 0.95, 0.5]
const HOUR_MS = 3_600_000

const TOTAL = BY_HOUR.reduce((sum, share) => sum + share, 0)
const MOST = Math.max(...BY_HOUR) / TOTAL

/** Expected reports an hour at that moment; between the hours it is even. */
export function anHour({ minute, weekday }: LocalTime, isStorm: boolean): number {
  const hour = Math.floor(minute / 60)
  const share = (minute % 60) / 60
  const ordinary = (A_DAY * BY_WEEKDAY[weekday]! * (BY_HOUR[hour]! * (1 - share) + BY_HOUR[(hour + 1) % 24]! * share)) / TOTAL
  return isStorm ? ordinary * STORM : ordinary
}

const mostAnHour = (isStorm: boolean) => A_DAY * Math.max(...BY_WEEKDAY) * MOST * (isStorm ? STORM : 1)

/**
 * When the next report comes after `ms`, by thinning (Lewis and Shedler, 1979): as often as at the
 * busiest hour, and each taken with the share that its own hour has of that.
 */
export function nextReportMs(ms: number, localTime: (ms: number) => LocalTime, { isStorm, haste }: { isStorm: boolean; haste: number }, dice: Dice): number {
  const most = mostAnHour(isStorm) * haste
  let at = ms
  do at -= (Math.log(1 - dice.next()) * HOUR_MS) / most
  while (dice.next() * most >= anHour(localTime(at), isStorm) * haste)
  return at
}
