/** Milliseconds of the machine's one monotonic clock: the same in every process. */
export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6

const OPEN = '~t'
const CLOSE = '~'

/** When an event was said, in a few characters that any payload may carry. */
export const mark = (at: number): string => `${OPEN}${at.toFixed(3)}${CLOSE}`

/** When the events in a frame were said: found without parsing what stands around them. */
export function marksIn(frame: Buffer): number[] {
  const marks: number[] = []
  for (let from = frame.indexOf(OPEN); from >= 0; from = frame.indexOf(OPEN, from + OPEN.length)) {
    marks.push(Number(frame.toString('latin1', from + OPEN.length, frame.indexOf(CLOSE, from + OPEN.length))))
  }
  return marks
}
