import type { Priority, Source } from '../../../shared/protocol/words.ts'
import type { Dice } from '../dice.ts'
import { HOUR_MS, MINUTE_MS } from './month.ts'

/** Median office hours from acknowledging to giving: what is planned is given when its turn comes. */
const PLANNED_H: Readonly<Record<string, number>> = {
  pothole: 8, debris: 7, graffiti: 9, sidewalk: 6, 'missed-trash': 2.2, 'street-light': 20, 'sign-damaged': 24, 'tree-inspection': 26, 'code-weeds': 14,
}
const URGENT: ReadonlySet<Priority> = new Set(['P0', 'P1', 'storm'])

/** Day and night, whatever the calendar says. */
export const isUrgent = (priority: Priority): boolean => URGENT.has(priority)

/** From report to acknowledging; office time, except for what is urgent. */
export function acknowledgesMs(priority: Priority, source: Source, isNight: boolean, dice: Dice): number {
  if (priority === 'P0') return dice.takes(isNight ? 2 : 1.4, 0.55) * MINUTE_MS
  if (isUrgent(priority)) return dice.takes(isNight ? 4 : 2.6, 0.6) * MINUTE_MS
  return dice.takes(source === 'phone' ? 3 : 9, 0.75) * MINUTE_MS
}

/** From acknowledging to giving. */
export function givesMs(serviceCode: string, priority: Priority, dice: Dice): number {
  if (isUrgent(priority)) return dice.takes(priority === 'P0' ? 1.3 : 4.5, 0.65) * MINUTE_MS
  if (priority === 'P2') return dice.takes(26, 0.6) * MINUTE_MS
  return dice.takes(PLANNED_H[serviceCode] ?? 10, 0.5) * HOUR_MS
}
