import { isTold, type Arrival, type Foreseen, type NoTelling } from '../../shared/arrivals/arrival.ts'
import type { Verdict } from '../../shared/arrivals/deadline.ts'
import { spanText } from './timer.ts'
import { shortNumber } from './words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What of an arrival is good news and what is not: its colour, always with words and a mark. */
export type Tone = 'good' | 'pushes' | 'late' | 'plain'

const WHY: Record<NoTelling, string> = {
  'off-shift': 'off shift', 'out-of-service': 'out of service', silent: 'silent: no telling when', 'no-position': 'not heard of yet: no telling when', 'no-road': 'no road leads there', 'place-unknown': 'no telling when: the place is unknown',
}

/** `9 min`, `1 h 20`, `3 d`; by the straight line `≈ 9 min`. */
export function untilText(ms: number, isStraight = false): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE))
  const text = minutes < 60 ? `${minutes} min` : minutes < 24 * 60 ? `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}` : `${Math.round(ms / DAY)} d`
  return isStraight ? `≈ ${text}` : text
}

export function toneOf({ verdict, pushed, isAfterShift, isOnBreak }: Arrival): Tone {
  if (verdict && !verdict.isInTime) return 'late'
  if (pushed.length > 0 || isAfterShift || isOnBreak) return 'pushes'
  return verdict ? 'good' : 'plain'
}
export const MARKS: Record<Tone, string> = { good: '✓', pushes: '!', late: '✕', plain: '' }

/** `made with 5:10 to spare`, `breaches by 4:30`, `late by 13:10`; by the time on the clocks, as timers are. */
export function verdictText({ isInTime, wasLate, due, actAt, clock }: Verdict, span: (ms: number) => string = spanText): string {
  if (clock === 'dispatch') return isInTime ? 'given in time' : 'given late'
  if (!isInTime) return `${wasLate ? 'late' : 'breaches'} by ${span(actAt - due)}`
  const word = clock === 'arrive' ? 'made' : 'done'
  return due - actAt >= 2 * DAY ? `${word} in time` : `${word} with ${span(due - actAt)} to spare`
}

/** `pushes 04802 to −0:40`, `pushes 2 past target` */
export function pushedText({ pushed }: Arrival): string {
  const [one] = pushed
  if (!one) return ''
  return pushed.length === 1 ? `pushes ${shortNumber(one.request.number)} to −${spanText(one.lateMs)}` : `pushes ${pushed.length} past target`
}

/** What would come of it, in a few words: first the clock, then what it costs others. */
export function outcomeText(arrival: Arrival): string {
  const { verdict, isAfterShift, isOnBreak } = arrival
  const pushes = pushedText(arrival)
  // Beside what it pushes, what is to spare is told short.
  const own = !verdict ? '' : pushes && verdict.isInTime && verdict.clock !== 'dispatch' ? `by ${shortSpare(verdict)}` : verdictText(verdict)
  return [isOnBreak ? 'on break' : '', own, pushes, isAfterShift ? 'after its shift' : ''].filter(Boolean).join(' · ')
}
const shortSpare = ({ due, actAt }: Verdict) => (due - actAt >= 2 * DAY ? 'days' : spanText(due - actAt))

/** For who hears it, by the minute: `arrives in 9 min, made with 5 min to spare, pushes 04802 past its target`. */
export function foreseenWords(foreseen: Foreseen, now: number, isStraight: boolean): string {
  if (!isTold(foreseen)) return WHY[foreseen.why]
  const { verdict, pushed, isAfterShift, isOnBreak, isGuess } = foreseen
  const [one] = pushed
  const pushes = one && `pushes ${pushed.length === 1 ? `${shortNumber(one.request.number)} past its target` : `${pushed.length} past their target`}`
  return [
    isOnBreak && 'on break',
    `arrives in ${isGuess ? 'about ' : ''}${untilText(foreseen.arrivesAt - now)}${isStraight ? ' by the straight line' : ''}`,
    verdict && verdictText(verdict, (ms) => untilText(ms)), pushes, isAfterShift && 'after its shift',
  ].filter(Boolean).join(', ')
}
export const whyText = (why: NoTelling): string => WHY[why]

/** Where in a run it goes: `next`, `last`, `place 2`. */
export const placeText = ({ index, isLast }: Arrival): string => (isLast ? 'at the end of its run' : index === 0 ? 'first in its run' : `place ${index + 1} of its run`)
