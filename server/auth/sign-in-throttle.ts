import { RateLimiterMemory } from 'rate-limiter-flexible'

const WINDOW_S = 15 * 60
const PER_ACCOUNT_AND_ADDRESS = 5
const PER_ADDRESS = 50

/**
 * Counts failed sign-ins, and only those: by account and address together, so that nobody
 * locks another out by knowing a name, and by address, so that nobody tries every name once.
 */
export class SignInThrottle {
  readonly #accounts = new RateLimiterMemory({ keyPrefix: 'account', points: PER_ACCOUNT_AND_ADDRESS, duration: WINDOW_S })
  readonly #addresses = new RateLimiterMemory({ keyPrefix: 'address', points: PER_ADDRESS, duration: WINDOW_S })

  /** How long to wait; undefined when the door is open. */
  async waitMs(email: string, address: string): Promise<number | undefined> {
    const account = await this.#accounts.get(accountKey(email, address))
    const network = await this.#addresses.get(networkOf(address))
    const waits = [
      account !== null && account.consumedPoints >= PER_ACCOUNT_AND_ADDRESS ? account.msBeforeNext : 0,
      network !== null && network.consumedPoints >= PER_ADDRESS ? network.msBeforeNext : 0,
    ]
    // The limiter forgets by a timer but reckons by the wall clock, which may have been set back meanwhile.
    const wait = Math.min(Math.max(...waits), WINDOW_S * 1000)
    return wait > 0 ? wait : undefined
  }

  async failed(email: string, address: string): Promise<void> {
    await this.#accounts.penalty(accountKey(email, address))
    await this.#addresses.penalty(networkOf(address))
  }

  /** The account's count begins anew; the address's does not, or one own account would open every other. */
  async succeeded(email: string, address: string): Promise<void> {
    await this.#accounts.delete(accountKey(email, address))
  }
}

const accountKey = (email: string, address: string): string => `${email.toLowerCase().slice(0, 254)} ${networkOf(address)}`

/** One subscriber's network: an IPv4 address, or the first 64 bits of an IPv6 one, of which he has all the rest. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const groups = (text: string) => text.split(':').filter((group) => group !== '')
  const zeros = Array<string>(Math.max(0, 8 - groups(head).length - groups(tail).length)).fill('0')
  return [...groups(head), ...zeros, ...groups(tail)].slice(0, 4).join(':')
}
