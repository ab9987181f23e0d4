import type { ClockReading, Segment } from '../../shared/protocol/answers.ts'

/** A stretch of a clock's life, with the rule that made it so and the person, where there was one. Milliseconds. */
export interface LedgerPart {
  from: number
  to: number
  state: Segment['state'] | 'over'
  /** `business hours of office`, `other body` */
  why?: string | undefined
  by?: string | undefined
}

/** The segments of a reading up to `now` or its end, split where it was due: beyond that it is over. */
export function partsOf({ segments, due, endedAt }: ClockReading, now: number): LedgerPart[] {
  const until = endedAt === undefined ? now : Date.parse(endedAt)
  const dueAt = due === undefined ? undefined : Date.parse(due)
  return segments.flatMap((segment) => {
    const from = Date.parse(segment.from)
    const to = Math.min(segment.to === undefined ? until : Date.parse(segment.to), until)
    if (to <= from) return []
    const part = (a: number, b: number): LedgerPart => ({
      from: a, to: b, state: dueAt !== undefined && a >= dueAt ? 'over' : segment.state, why: wordsOf(segment.rule), by: segment.by,
    })
    return dueAt !== undefined && from < dueAt && to > dueAt ? [part(from, dueAt), part(dueAt, to)] : [part(from, to)]
  })
}

/** How long it ran (also past due), was paused and stood outside hours, as the segments have it. */
export function sumsOf(reading: ClockReading, now: number): Record<Segment['state'], number> {
  const sums = { running: 0, paused: 0, 'off-hours': 0 }
  // Of what is over, the ledger counts by what it would have been.
  for (const { from, to, state } of partsOf({ ...reading, due: undefined }, now)) if (state !== 'over') sums[state] += to - from
  return sums
}

const wordsOf = (rule: string | undefined) => rule?.replace(/^hold: /, '').replaceAll('-', ' ')
