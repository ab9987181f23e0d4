import type { Instant } from '../../shared/protocol/values.ts'
import type { Time } from '../ports/time.ts'

/** The longest a timer of Node can wait; farther moments are waited for in steps. */
const LONGEST_MS = 2 ** 31 - 1

/** The machine's clock. */
export const realTime: Time = {
  now: () => new Date().toISOString(),
  wakeAt(when: Instant, callback: () => void): () => void {
    let timer: NodeJS.Timeout
    const wait = () => {
      const ms = Date.parse(when) - Date.now()
      timer = setTimeout(ms > LONGEST_MS ? wait : callback, Math.max(0, Math.min(ms, LONGEST_MS)))
      timer.unref()
    }
    wait()
    return () => clearTimeout(timer)
  },
}
