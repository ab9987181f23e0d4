import type { Phase } from '../../shared/protocol/words.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'

export interface CurbJob {
  request: ServiceRequest
  phase: Phase
  at: 'scene' | 'drive' | 'later'
  /** When the crew sets off for it, is there, and is done; milliseconds. Of one on scene, when it arrived counts as both. */
  setsOffAt: number
  arrivesAt: number
  doneAt: number
  /** It takes longer than usual: where it ends is open. */
  isOver?: boolean
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

/** Jobs as they lie along a crew's curb from `now` on, each with its drive before it; clipped at `until`. */
export function layAlong(jobs: readonly CurbJob[], now: number, until: number): CurbSpan[] {
  return jobs.flatMap((job): CurbSpan[] => {
    const { at, setsOffAt, arrivesAt, doneAt, isOver } = job
    const span = (kind: CurbSpan['kind'], from: number, to: number): CurbSpan[] => {
      const [begins, ends] = [Math.max(now, from), Math.min(until, to)]
      return begins < ends ? [{ kind, from: begins, to: ends, job, ...(isOver && kind === 'work' ? { over: true as const } : {}) }] : []
    }
    return [...(at === 'scene' ? [] : span('drive', setsOffAt, arrivesAt)), ...span(at === 'later' ? 'later' : 'work', arrivesAt, doneAt)]
  })
}

/** Before which block a point lies: the count of those whose middle is behind it. */
export const placeAlong = (spans: readonly CurbSpan[], at: number): number =>
  spans.filter(({ kind, from, to }) => kind !== 'drive' && (from + to) / 2 < at).length
