import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Problem, Session } from '../../../shared/protocol/answers.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { PositionFix } from '../../../shared/protocol/positions.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import { Fault } from '../../ports/fault.ts'
import { Telephone, type Reply } from './call.ts'
import type { Caller, Doors, LineEvents } from './doors.ts'
import { openLine } from './live-line.ts'

const TRIES = 8
const SOONEST_MS = 500
const LATEST_MS = 20_000

interface Address {
  /** Where the city listens on this machine. */
  url: string
  /** Where its pages say they are from: PUBLIC_URL's origin, where that is set. */
  origin: string
  password: string
}

/** The public doors of a city on this machine. */
export class HttpDoors implements Doors {
  readonly #address: Address
  readonly #telephone: Telephone

  constructor(address: Address) {
    this.#address = address
    this.#telephone = new Telephone(address.url)
  }

  async signIn(email: string): Promise<Caller> {
    const caller = new HttpCaller(this.#address, this.#telephone, email)
    await caller.signIn()
    return caller
  }

  close(): void {
    this.#telephone.hangUp()
  }
}

class HttpCaller implements Caller {
  readonly #address: Address
  readonly #telephone: Telephone
  readonly #email: string
  #token = ''
  #signingIn: Promise<void> | undefined
  #session: Session | undefined

  constructor(address: Address, telephone: Telephone, email: string) {
    this.#address = address
    this.#telephone = telephone
    this.#email = email
  }

  get session(): Session {
    if (!this.#session) throw new Fault('Nobody has signed in.')
    return this.#session
  }

  /** One at a time; who comes while another is at it waits for the same. */
  signIn(): Promise<void> {
    this.#signingIn ??= this.#signIn().finally(() => (this.#signingIn = undefined))
    return this.#signingIn
  }

  async #signIn(): Promise<void> {
    const { url: _, password, origin } = this.#address
    const reply = await this.#patiently(() => this.#telephone.call('POST', '/api/session', { Origin: origin }, { email: this.#email, password }))
    const cookie = reply?.headers['set-cookie']?.[0]?.split(';')[0]
    if (reply?.status !== 200 || cookie === undefined) throw new Fault(`${this.#email} could not sign in: ${problemOf(reply)}`)
    this.#token = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1))
    this.#session = reply.body as Session
  }

  async give(commands: readonly Command[], isWanted: () => boolean = () => true): Promise<Answer[] | undefined> {
    const reply = await this.#asMyself('POST', '/api/commands', commands, isWanted)
    if (reply === undefined) return undefined
    if (reply.status !== 200) throw new Fault(problemOf(reply))
    return reply.body as Answer[]
  }

  async report(positions: readonly PositionFix[]): Promise<void> {
    await this.#asMyself('POST', '/api/positions', { positions }, () => false)
  }

  async latest(most: number, head: number): Promise<readonly LogRecord[]> {
    const reply = await this.#asMyself('GET', `/api/log?after=${Math.max(0, head - most)}&limit=${most}`)
    return reply?.status === 200 ? (reply.body as { records: LogRecord[] }).records : []
  }

  listen(events: LineEvents): { close(): void; askAgain(): void } {
    return openLine(this.#address.url, () => this.#token, events, () => void this.signIn().catch(() => undefined))
  }

  /** A session that ran out is begun anew, and the call made once more. */
  async #asMyself(method: string, path: string, body?: unknown, isWanted: () => boolean = () => true): Promise<Reply | undefined> {
    const call = () => this.#telephone.call(method, path, { Authorization: `Bearer ${this.#token}` }, body)
    const reply = await this.#patiently(call, isWanted)
    if (reply?.status !== 401) return reply
    await this.signIn()
    return isWanted() ? this.#patiently(call, isWanted) : undefined
  }

  /** Tries again where nobody answered or the city asked to wait; longer and longer apart, and not for ever. */
  async #patiently(call: () => Promise<Reply>, isWanted: () => boolean = () => true): Promise<Reply | undefined> {
    for (let i = 0; i < TRIES; i++) {
      const reply = await call().catch(() => undefined)
      if (reply !== undefined && reply.status !== 429 && reply.status < 500) return reply
      const asked = Number(reply?.headers['retry-after'] ?? 0) * 1000
      await sleep(Math.max(asked, Math.min(LATEST_MS, SOONEST_MS * 2 ** i) * (0.5 + Math.random() / 2)), undefined, { ref: false })
      if (!isWanted()) return undefined
    }
    return undefined
  }
}

const problemOf = (reply: Reply | undefined): string => (reply?.body as Problem | undefined)?.detail ?? 'the city cannot be reached'
