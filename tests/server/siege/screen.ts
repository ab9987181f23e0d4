import { io, type Socket } from 'socket.io-client'
import { fullJitter } from '../../../client/net/backoff.ts'
import { SILENCE_MS } from '../../../client/net/link.ts'
import { mergePeople } from '../../../client/presence/merge.ts'
import type { Position } from '../../../shared/protocol/board.ts'
import type { SentRecord } from '../../../shared/protocol/records.ts'
import type { Farewell, Person, Positions, Presence, Records, Welcome } from '../../../shared/protocol/sockets.ts'
import { readTick } from '../../../shared/sync/positions.ts'
import { step, type Have, type Incoming } from '../../../shared/sync/step.ts'
import type { Person as Watcher } from './people.ts'

export interface ScreenParts {
  name: string
  url: string
  token: string
  watcher: Watcher
  transports: ('polling' | 'websocket')[]
  onRecord?: (sent: SentRecord) => void
}

/**
 * One client: a link that comes back as `client/net/link.ts` does (cursor, full jitter, a whole
 * board after too-slow, silence is a lost line), the real step, and an eye on every message.
 */
export class Screen {
  readonly parts: ScreenParts
  have: Have | undefined
  people: readonly Person[] = []
  readonly positions = new Map<string, Position>()
  /** What the city did wrong, in sentences. */
  readonly problems: string[] = []
  readonly farewells: string[] = []
  connections = 0
  /** On the line, and with everything that it was told there is. */
  isLive = false
  #socket: Socket | undefined
  #retry: NodeJS.Timeout | undefined
  #watch: NodeJS.Timeout | undefined
  #tries = 0
  #heardAt = 0
  #lostAt = 0
  #notBeforeMs = 0
  #wantsWhole = false

  constructor(parts: ScreenParts) {
    this.parts = parts
  }

  get seq(): number {
    return this.have?.board.seq ?? 0
  }

  open(): void {
    this.#watch = setInterval(() => {
      const isSilent = this.#heardAt > 0 && Date.now() - Math.max(this.#heardAt, this.#lostAt) > SILENCE_MS
      if (this.#socket && isSilent) this.#lost(this.#socket)
    }, 500)
    this.#connect()
  }

  close(): void {
    clearInterval(this.#watch)
    this.#drop()
  }

  /** The network is back, as a browser would say: no reason to wait out a pause. */
  hurry(): void {
    if (this.#retry !== undefined) this.#connect()
  }

  say(name: 'position' | 'presence', message: object): void {
    if (this.#socket?.connected) this.#socket.emit(name, message)
  }

  #connect(): void {
    this.#drop()
    const { url, token, transports } = this.parts
    const socket = io(url, {
      transports, forceNew: true, reconnection: false, timeout: 8_000,
      auth: (answer) => answer({ token, ...(this.have && !this.#wantsWhole ? { cursor: { logId: this.have.logId, seq: this.seq } } : {}) }),
      extraHeaders: { authorization: `Bearer ${token}` },
    })
    this.#socket = socket
    const heard = <T>(name: string, take: (message: T) => void) => socket.on(name, (message: T) => {
      if (this.#socket !== socket) return
      this.#heardAt = Date.now()
      take(message)
    })
    heard('welcome', (message: Welcome) => this.#welcome(message))
    heard('records', (message: Records) => this.#records(message))
    heard('positions', (message: Positions) => this.#move(message))
    heard('presence', (message: Presence) => (this.people = mergePeople(this.people, message)))
    heard('farewell', ({ because, retryAfterMs = 0 }: Farewell) => {
      this.farewells.push(because)
      this.#notBeforeMs = performance.now() + retryAfterMs
      if (because === 'too-slow') this.#wantsWhole = true
    })
    socket.on('connect_error', () => this.#lost(socket))
    socket.on('disconnect', () => this.#lost(socket))
  }

  #welcome({ mode, board, logId, head }: Welcome): void {
    this.connections++
    this.people = []
    if (mode === 'tail' && (!this.have || this.#wantsWhole)) this.#object('was welcomed with a tail, and has no board')
    if (head < this.seq) this.#object(`was told ${this.seq}, and now the city stands at ${head}`)
    if (this.have && this.have.logId !== logId) this.#object('was welcomed to another log')
    this.#wantsWhole = false
    if (!board) return this.#settle(head)
    this.#take({ kind: 'snapshot', logId, board })
    this.positions.clear()
    for (const position of board.positions) this.#place(position)
    this.#settle(head)
  }

  #settle(head: number): void {
    this.isLive = this.seq >= head
    if (this.isLive) this.#tries = 0
  }

  /** Strictly one after the other, whatever the step would forgive. */
  #records({ records, head }: Records): void {
    if (!this.have) return this.#object('was sent records before a board')
    let next = this.seq + 1
    for (const sent of records) {
      if (sent.seq !== next) this.#object(`was sent record ${sent.seq} where ${next} was next`)
      next = ('upTo' in sent ? sent.upTo : sent.seq) + 1
      this.parts.onRecord?.(sent)
    }
    if (head < next - 1) this.#object(`was sent record ${next - 1} with the head at ${head}`)
    this.#take({ kind: 'records', logId: this.have.logId, records, head })
    this.#settle(head)
  }

  #take(incoming: Incoming): void {
    const taken = step(this.have, incoming)
    if (taken.kind === 'applied') this.have = taken.have
    if (taken.kind === 'gap') {
      this.#object(`found a gap after ${taken.after}`)
      this.#connect()
    }
    if (taken.kind === 'other-log') this.#object('was sent records of another log')
  }

  #move(tick: Positions): void {
    const { positions, gone, problem } = readTick(tick, this.have?.board.crews.values() ?? [])
    if (problem !== undefined) this.#object(`was sent a damaged tick: ${problem}`)
    for (const position of positions) this.#place(position)
    for (const crewId of gone) this.positions.delete(crewId)
  }

  #place(position: Position): void {
    const { role, crewId } = this.parts.watcher
    if (role === 'crew' && position.crewId !== crewId) this.#object('was shown where another crew is')
    this.positions.set(position.crewId, position)
  }

  #object(what: string): void {
    this.problems.push(`${this.parts.name} ${what}`)
  }

  #lost(socket: Socket): void {
    if (this.#socket !== socket) return
    this.#drop()
    this.#lostAt = Date.now()
    const delay = Math.max(this.#notBeforeMs - performance.now(), 0) + fullJitter(this.#tries++, Math.random)
    this.#retry = setTimeout(() => this.#connect(), delay)
  }

  #drop(): void {
    clearTimeout(this.#retry)
    this.#retry = undefined
    const socket = this.#socket
    this.#socket = undefined
    this.isLive = false
    socket?.off()
    socket?.disconnect()
  }
}
