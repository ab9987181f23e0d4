import type { ClockReading } from '../../shared/protocol/answers.ts'
import { spanText } from '../format/timer.ts'
import { CLOCK_WORDS } from '../format/words.ts'
import { momentText } from '../format/zone.ts'
import type { RequestReading } from '../stores/reading-cache.ts'

const length = ({ from, to }: { from: string; to?: string | undefined }, now: number) =>
  (to === undefined ? now : Math.min(now, Date.parse(to))) - Date.parse(from)

/** The leading clock in one sentence: how late or how long still, what ran, what was paused and by whom. */
export function whySentence(reading: RequestReading, now: number, zone: string): string | undefined {
  const leading = reading.readings.findLast(
    ({ clock, due, endedAt }) => clock === reading.clock && endedAt === undefined && due !== undefined && Date.parse(due) === reading.due,
  )
  if (!leading?.due) return undefined
  const act = CLOCK_WORDS[leading.clock].toLowerCase()
  const due = Date.parse(leading.due)
  return `${opening(leading, act, due - now, momentText(due, now, zone))} ${ledger(leading, now)}`.trim()
}

function opening({ phase }: ClockReading, act: string, left: number, when: string): string {
  if (phase === 'breached') return `Late to ${act} by ${spanText(-left)}.`
  if (phase === 'paused') return `The clock to ${act} stands; ${spanText(Math.max(0, left))} were left.`
  return `To ${act} by ${when}.`
}

/** `Of 41:54 since the report, 34:12 ran and 7:42 was paused by Luis Marin (other body).` */
function ledger({ segments, startedAt }: ClockReading, now: number): string {
  const sums = { running: 0, paused: 0, 'off-hours': 0 }
  const pauses: string[] = []
  for (const segment of segments) {
    sums[segment.state] += Math.max(0, length(segment, now))
    if (segment.state === 'paused') pauses.push([segment.by && `by ${segment.by}`, segment.rule && `(${segment.rule.replace('hold: ', '').replaceAll('-', ' ')})`].filter(Boolean).join(' '))
  }
  if (sums.paused === 0 && sums['off-hours'] === 0) return ''
  const parts = [
    `${spanText(sums.running)} ran`,
    sums.paused > 0 && `${spanText(sums.paused)} was paused ${[...new Set(pauses)].join(', ')}`.trim(),
    sums['off-hours'] > 0 && `${spanText(sums['off-hours'])} were off hours`,
  ].filter(Boolean)
  return `Of ${spanText(now - Date.parse(startedAt))}, ${parts.join(parts.length > 2 ? ', ' : ' and ')}.`
}
