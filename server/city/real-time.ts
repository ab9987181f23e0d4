import type { Instant } from '../../shared/protocol/values.ts'
import type { Time } from '../ports/time.ts'

/** The wall clock is looked at this often: it may be set, and a machine that slept has not counted. */
const LOOK_MS = 1_000

/** The machine's clocks. */
export const realTime: Time = {
  now: () => new Date().toISOString(),
  elapsedMs: () => performance.now(),
  wakeAt(when: Instant, callback: () => void): () => void {
    const atMs = Date.parse(when)
    let timer: NodeJS.Timeout
    const wait = (ms: number) => {
      timer = setTimeout(look, Math.min(Math.max(0, ms), LOOK_MS)).unref()
    }
    const look = () => {
      const leftMs = atMs - Date.now()
      if (leftMs > 0) wait(leftMs)
      else callback()
    }
    wait(atMs - Date.now())
    return () => clearTimeout(timer)
  },
  wakeIn(ms: number, callback: () => void): () => void {
    const timer = setTimeout(callback, ms).unref()
    return () => clearTimeout(timer)
  },
}
