import { WEEKDAYS, type Weekday } from '../../shared/protocol/words.ts'
import type { OFFICE_HOURS } from '../setup/starter-pack.ts'

/** Today and the four days around it: a demo on a Sunday must not stand still. */
export function workingDays(weekday: number): typeof OFFICE_HOURS {
  const first = weekday >= 1 && weekday <= 5 ? 1 : weekday === 6 ? 2 : 0
  const sundayFirst: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
  const open = new Set(sundayFirst.slice(first, first + 5))
  return Object.fromEntries(WEEKDAYS.map((day) => [day, open.has(day) ? [['07:00', '16:00']] : []])) as never
}
