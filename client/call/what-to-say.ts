import { dueAfter, hoursOf } from '../../shared/domain/sla/calendar.ts'
import type { ClockBook } from '../../shared/domain/sla/book.ts'
import type { PolicyVersion } from '../../shared/protocol/board.ts'
import type { ClockName } from '../../shared/protocol/words.ts'
import { dateAfter } from '../format/days.ts'
import { clockText, dayOf, longDateText, longWeekdayText } from '../format/zone.ts'

/** The clocks a caller can see run, in the order in which they are met. */
const SEEN = ['arrive', 'makeSafe', 'resolve'] as const satisfies ClockName[]
const VERBS: Record<(typeof SEEN)[number], string> = { arrive: 'be there', makeSafe: 'make it safe', resolve: 'finish' }
const DAY = 86_400_000

/**
 * What can be said truly of when: the city's own target for a request received now, by its
 * calendar. A target and no promise; where there is none, that is what it says.
 */
export function targetSentence(name: string, policy: PolicyVersion | undefined, book: ClockBook, now: number): string {
  const hours = policy && hoursOf(book, policy.calendarId)
  const parts = SEEN.flatMap((clock) => {
    const target = policy?.targets[clock]
    const due = hours && target ? dueAfter(hours, now, target) : Infinity
    return Number.isFinite(due) ? [`${VERBS[clock]} by ${dueWords(due, now, book.timeZone)}`] : []
  })
  // Three times in one breath are one too many: the first and the last are what is asked about.
  const said = parts.length > 2 ? [parts[0]!, parts.at(-1)!] : parts
  if (said.length === 0) return `${name}: the city has set no target for this, so I cannot give you a time.`
  return `${name}: the target here is to ${said.join(', and to ')}.`
}

/** `15:03 today`, `tomorrow, Wednesday, 14:03`, `Friday, 14:03`, `Monday 7 December` */
export function dueWords(due: number, now: number, zone: string): string {
  const day = dayOf(due, zone)
  const time = clockText(due, zone)
  if (day === dayOf(now, zone)) return `${time} today`
  if (day === dateAfter(dayOf(now, zone), 1)) return `tomorrow, ${longWeekdayText(due, zone)}, ${time}`
  return due - now < 6 * DAY ? `${longWeekdayText(due, zone)}, ${time}` : longDateText(due, zone)
}

/** What stands in the field for the number, if it can be called: words in there are another field's. */
export const callBackTo = (phone: string): string | undefined => (/\p{N}/u.test(phone) ? phone.trim() : undefined)

export interface ToReadBack {
  service: string
  address: string
  /** Whether there is a place on the map. */
  placed: boolean
}

/** What was taken down, for the caller to say yes to. */
export const readBack = ({ service, address, placed }: ToReadBack): string =>
  `${service}, ${address || (placed ? 'where the pin stands' : 'place not known')}.`
