import { RateLimiterMemory } from 'rate-limiter-flexible'
import { networkOf } from '../auth/sign-in-throttle.ts'

const REQUESTS_A_SECOND = 600

/** How much may come from one network. Counted once for each request, whichever door it meets first. */
export class RequestLimit {
  readonly #limiter = new RateLimiterMemory({ points: REQUESTS_A_SECOND, duration: 1 })
  readonly #counted = new WeakSet<object>()

  /** False when it is too much. */
  async admits(address: string): Promise<boolean> {
    try {
      await this.#limiter.consume(networkOf(address))
      return true
    } catch {
      return false
    }
  }

  /** This one was admitted, and goes on to another door. */
  passOn(incoming: object): void {
    this.#counted.add(incoming)
  }

  isCounted(incoming: object | undefined): boolean {
    return incoming !== undefined && this.#counted.has(incoming)
  }
}
