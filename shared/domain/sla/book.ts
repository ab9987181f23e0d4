import type { CalendarVersion, PolicyVersion } from '../../protocol/board.ts'

/** All that a clock looks up: the city's zone, its policy versions by seq, its calendar versions in any order. */
export interface ClockBook {
  timeZone: string
  policies: ReadonlyMap<number, PolicyVersion>
  calendars: readonly CalendarVersion[]
}
