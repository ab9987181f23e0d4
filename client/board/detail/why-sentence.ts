import type { ClockReading } from '../../../shared/protocol/answers.ts'
import { spanText } from '../../format/timer.ts'
import { CLOCK_WORDS } from '../../format/words.ts'
import { momentText } from '../../format/zone.ts'
import type { RequestReading } from '../../stores/reading-cache.ts'
import { partsOf, sumsOf } from '../../format/clock-ledger.ts'

/**
 * The open clocks in one sentence: how late or how long still, then what ran, what was paused
 * and by whom. All that are late are named; without one, the clock that ends first.
 */
export function whySentence(reading: RequestReading, now: number, zone: string): string | undefined {
  const open = reading.readings.filter(({ phase, endedAt, due }) => phase !== undefined && endedAt === undefined && due !== undefined)
  const leading = open.findLast(({ clock, due }) => clock === reading.clock && Date.parse(due!) === reading.due)
  const late = open.filter(({ phase }) => phase === 'breached')
  if (!leading?.due) return undefined
  if (late.length === 0) return `${opening(leading, now, zone)} ${ledger(leading, now)}`.trim()
  // The clock that says most about why: one that was paused or stood outside hours.
  const telling = late.find((clock) => hasPauses(clock, now)) ?? leading
  return `Late ${listed(late.map((clock) => `to ${actOf(clock)} by ${spanText(now - Date.parse(clock.due!))}`))}. ${ledger(telling, now)}`.trim()
}

const actOf = ({ clock }: ClockReading) => CLOCK_WORDS[clock].toLowerCase()
const listed = (parts: string[]) => (parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`)

function opening(reading: ClockReading, now: number, zone: string): string {
  const due = Date.parse(reading.due!)
  if (reading.phase === 'paused') return `The clock to ${actOf(reading)} stands; ${spanText(Math.max(0, due - now))} were left.`
  return `To ${actOf(reading)} by ${momentText(due, now, zone)}.`
}

function hasPauses(reading: ClockReading, now: number): boolean {
  const sums = sumsOf(reading, now)
  return sums.paused > 0 || sums['off-hours'] > 0
}

/** `Of 41:54 since the report, 34:12 ran and 7:42 was paused by Luis Marin (other body).` */
function ledger(reading: ClockReading, now: number): string {
  const sums = sumsOf(reading, now)
  if (sums.paused === 0 && sums['off-hours'] === 0) return ''
  const pauses = new Set(partsOf(reading, now).filter(({ state }) => state === 'paused').map(({ by, why }) => [by && `by ${by}`, why && `(${why})`].filter(Boolean).join(' ')))
  const parts = [
    `${spanText(sums.running)} ran`,
    sums.paused > 0 && `${spanText(sums.paused)} was paused ${[...pauses].join(', ')}`.trim(),
    sums['off-hours'] > 0 && `${spanText(sums['off-hours'])} were off hours`,
  ].filter((part) => part !== false)
  const since = reading.round > 1 ? 'since it was reopened' : 'since the report'
  return `Of ${spanText(now - Date.parse(reading.startedAt))} ${since}, ${listed(parts)}.`
}
