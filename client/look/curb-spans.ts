import type { Phase } from '../../shared/protocol/words.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'

const MINUTE = 60_000
/** Until travel time and durations are known every job counts as this long. */
export const NOMINAL_JOB_MS = 45 * MINUTE
const NOMINAL_DRIVE_MS = 8 * MINUTE
/** The work at hand keeps room for its number however long it takes; what comes later moves along. */
const LEAST_MS = 34 * MINUTE

export interface CurbJob {
  request: ServiceRequest
  phase: Phase
  at: 'scene' | 'drive' | 'later'
  /** When it arrived there, milliseconds, if it is on scene. */
  arrivedAt?: number
  /** Not there yet: a hand holds it over the curb. */
  lands?: true
  /** Given to the crew and not answered yet. */
  given?: true
}

export interface CurbSpan {
  kind: 'drive' | 'work' | 'later'
  from: number
  to: number
  /** It takes longer than was thought: where it ends is open. */
  over?: true
  job: CurbJob
}

/** Jobs laid along a crew's curb from `now` on, one behind the other; clipped at `until`. */
export function layAlong(jobs: readonly CurbJob[], now: number, until: number): CurbSpan[] {
  const spans: CurbSpan[] = []
  let at = now
  const put = (kind: CurbSpan['kind'], length: number, job: CurbJob, isOver = false) => {
    if (at < until) spans.push({ kind, from: at, to: Math.min(until, at + length), job, ...(isOver ? { over: true as const } : {}) })
    at += length
  }
  for (const job of jobs) {
    if (job.at !== 'scene') put('drive', NOMINAL_DRIVE_MS, job)
    const worked = job.arrivedAt === undefined ? 0 : now - job.arrivedAt
    put(job.at === 'later' ? 'later' : 'work', Math.max(LEAST_MS, NOMINAL_JOB_MS - worked), job, worked > NOMINAL_JOB_MS)
  }
  return spans
}

/** Before which block a point lies: the count of those whose middle is behind it. */
export const placeAlong = (spans: readonly CurbSpan[], at: number): number =>
  spans.filter(({ kind, from, to }) => kind !== 'drive' && (from + to) / 2 < at).length
