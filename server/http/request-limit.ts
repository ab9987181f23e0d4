import { RateLimiterMemory } from 'rate-limiter-flexible'
import { networkOf } from '../auth/sign-in-throttle.ts'

const REQUESTS_A_SECOND = 600

/** How much may come from one network, whichever door it meets. */
export class RequestLimit {
  readonly #limiter = new RateLimiterMemory({ points: REQUESTS_A_SECOND, duration: 1 })

  /** False when it is too much. */
  async admits(address: string): Promise<boolean> {
    try {
      await this.#limiter.consume(networkOf(address))
      return true
    } catch {
      return false
    }
  }
}
