import { io, type Socket } from 'socket.io-client'
import type { Cursor, Doing, Farewell, Positions, Presence, Records, Welcome } from '../../shared/protocol/sockets.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/words.ts'
import { fullJitter } from './backoff.ts'

/** The server speaks every 5 s; this much silence means that the picture is no longer live. */
export const SILENCE_MS = 11_000
/** On a slow line a whole board takes its time; nothing else is heard before it has come. */
const BOARD_MS = 40_000
/** A dropped link that is back within this time was no more than a hiccup. */
const GRACE_MS = 2_500
/** Still on polling this long after the welcome: the network lets no WebSocket through. */
const UPGRADE_MS = 8_000

export type LinkPhase = 'connecting' | 'catching-up' | 'live' | 'stale' | 'closed'

export interface LinkState {
  phase: LinkPhase
  /** How often it has tried since it was last live. */
  tries: number
  /** WebSocket is blocked on this network; updates come by polling. */
  polling: boolean
  /** When something last came, by this machine's clock; 0 before anything did. */
  heardAt: number
  /** The server speaks another protocol than this page: only a reload helps, and nothing more is listened to. */
  outdated?: true
}

export interface LinkEvents {
  /** Where the board stands: what the next connection asks to go on from. */
  cursor(): Cursor | undefined
  welcome(message: Welcome): void
  records(message: Records): void
  positions(message: Positions): void
  presence(message: Presence): void
  farewell(message: Farewell): void
  /** Turned away at the door, or not let in: the session may be over. */
  refused(): void
  changed(state: LinkState): void
}

/** The one live connection of a page. It reconnects by itself and never says live when it is not. */
export class Link {
  #events: LinkEvents
  #socket: Socket | undefined
  #state: LinkState = { phase: 'connecting', tries: 0, polling: false, heardAt: 0 }
  #retry: ReturnType<typeof setTimeout> | undefined
  #upgrade: ReturnType<typeof setTimeout> | undefined
  #watch: ReturnType<typeof setInterval> | undefined
  #head = 0
  /** By `performance.now`, as the next two are: a clock that is set back must not hide an hour of silence, nor make a second's wait one. */
  #heardMs = 0
  #lostAt = 0
  /** When this line was let in, until its welcome has come; 0 otherwise. */
  #letInMs = 0
  #notBeforeMs = 0

  constructor(events: LinkEvents) {
    this.#events = events
  }

  open(): void {
    this.#watch ??= setInterval(() => this.#look(), 500)
    addEventListener('online', this.#hurry)
    document.addEventListener('visibilitychange', this.#hurry)
    this.#lostAt = performance.now()
    this.#connect()
  }

  close(): void {
    clearInterval(this.#watch)
    this.#watch = undefined
    removeEventListener('online', this.#hurry)
    document.removeEventListener('visibilitychange', this.#hurry)
    this.#drop()
    this.#set({ phase: 'closed' })
  }

  /** Something between is missing: connect anew and ask from what we have. */
  askAgain(): void {
    this.#connect()
  }

  /** What this person does now. False where there is no line: it is told again on the next one. */
  say(name: 'presence', doing: Doing): boolean {
    if (!this.#socket?.connected) return false
    this.#socket.emit(name, doing)
    return true
  }

  #connect(): void {
    this.#drop()
    const socket = io({
      path: '/socket.io',
      forceNew: true,
      reconnection: false,
      timeout: 8_000,
      transports: ['polling', 'websocket'],
      auth: (answer) => {
        const cursor = this.#events.cursor()
        answer(cursor ? { cursor } : {})
      },
    })
    this.#socket = socket
    const heard = <T>(take: (message: T) => void) => (message: T) => {
      if (this.#socket !== socket) return
      this.#heardMs = performance.now()
      this.#set({ heardAt: Date.now() })
      take(message)
      this.#settle()
    }
    socket.on('connect', () => (this.#letInMs = performance.now()))
    socket.on('welcome', heard((message: Welcome) => {
      this.#letInMs = 0
      if (message.protocol !== PROTOCOL_VERSION) return this.#outgrown()
      this.#head = message.head
      this.#watchUpgrade(socket)
      this.#events.welcome(message)
    }))
    socket.on('records', heard((message: Records) => {
      this.#head = message.head
      this.#events.records(message)
    }))
    socket.on('positions', heard((message: Positions) => this.#events.positions(message)))
    socket.on('presence', heard((message: Presence) => this.#events.presence(message)))
    socket.on('farewell', heard((message: Farewell) => {
      this.#notBeforeMs = performance.now() + (message.retryAfterMs ?? 0)
      this.#events.farewell(message)
    }))
    socket.on('connect_error', () => this.#lost(socket, true))
    socket.on('disconnect', () => this.#lost(socket, false))
  }

  /** What is said from here on could be misread, and a board that is wrong is worse than one that says it is old. */
  #outgrown(): void {
    this.close()
    this.#set({ phase: 'stale', outdated: true })
  }

  /** Live once the board has what the head was; until then it is catching up. */
  #settle(): void {
    if (this.#state.phase === 'closed' || this.#state.outdated || this.#head === 0) return
    const behind = (this.#events.cursor()?.seq ?? -1) < this.#head
    if (behind) this.#set({ phase: this.#state.phase === 'live' ? 'live' : 'catching-up' })
    else this.#set({ phase: 'live', tries: 0 })
  }

  #lost(socket: Socket, refused: boolean): void {
    if (this.#socket !== socket) return
    this.#drop()
    if (this.#state.phase === 'live' || this.#state.phase === 'catching-up') this.#lostAt = performance.now()
    if (refused) this.#events.refused()
    if (this.#state.phase === 'closed') return
    const { tries } = this.#state
    const delay = Math.max(this.#notBeforeMs - performance.now(), 0) + fullJitter(tries, Math.random)
    this.#retry = setTimeout(() => {
      this.#set({ tries: tries + 1 })
      this.#connect()
    }, delay)
    this.#look()
  }

  #look(): void {
    const { phase, heardAt } = this.#state
    if (phase === 'closed') return
    const now = performance.now()
    const gone = this.#retry !== undefined && now - this.#lostAt > GRACE_MS
    // By the wall clock too: a machine that slept may not have counted.
    const silent = heardAt > 0 && (now - this.#heardMs > SILENCE_MS || Date.now() - heardAt > SILENCE_MS)
    const never = heardAt === 0 && now - this.#lostAt > SILENCE_MS
    if (phase !== 'stale' && (gone || silent || never)) this.#set({ phase: 'stale' })
    // A socket that thinks it is connected but says nothing is as good as none.
    const isBoardOnItsWay = this.#letInMs > 0 && now - this.#letInMs < BOARD_MS
    if (silent && !isBoardOnItsWay && this.#retry === undefined && now - this.#lostAt > SILENCE_MS) {
      this.#lostAt = now
      if (this.#socket) this.#lost(this.#socket, false)
    }
  }

  #watchUpgrade(socket: Socket): void {
    clearTimeout(this.#upgrade)
    const name = () => socket.io.engine?.transport?.name
    socket.io.engine?.on('upgrade', () => this.#set({ polling: false }))
    this.#upgrade = setTimeout(() => {
      if (this.#socket === socket) this.#set({ polling: name() === 'polling' })
    }, UPGRADE_MS)
  }

  #hurry = (): void => {
    if (document.visibilityState === 'hidden' || this.#state.phase === 'closed') return
    this.#look()
    if (this.#retry !== undefined && performance.now() >= this.#notBeforeMs) this.#connect()
  }

  #drop(): void {
    clearTimeout(this.#retry)
    clearTimeout(this.#upgrade)
    this.#retry = undefined
    this.#letInMs = 0
    const socket = this.#socket
    this.#socket = undefined
    socket?.off()
    socket?.disconnect()
  }

  #set(change: Partial<LinkState>): void {
    this.#state = { ...this.#state, ...change }
    this.#events.changed(this.#state)
  }
}
