import type { Server as HttpServer } from 'node:http'
import type { Server as HttpsServer } from 'node:https'
import type { Logger } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Server, type Socket } from 'socket.io'
import { up, type Positions } from '../../shared/protocol/sockets.ts'
import { DESKS, type Role } from '../../shared/protocol/words.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { City } from '../city/city.ts'
import type { Audience, Down } from '../feed/audience.ts'
import type { Reader } from '../feed/board-door.ts'
import { subscribe } from '../feed/subscribe.ts'
import type { Sessions, User } from '../ports/accounts.ts'
import { cursorIn, mayConnect, onlyPolled, tokenIn, turnAway } from './admission.ts'
import { CrewMates } from './crew-mates.ts'
import { limitLine } from './limit-line.ts'
import { PresenceDesk } from './presence-desk.ts'
import { crewRoom, roleRoom, SocketListener } from './socket-listener.ts'
import { Turns } from './turns.ts'

const SOCKETS_A_USER = 60
const MESSAGES_A_SECOND = 20
const RECHECK_MS = 30_000
/** A pong waits behind a board that is on its way; a board of 4 MB then needs a line of 100 kB a second, and not 450. */
const PONG_MS = 30_000

interface Admitted {
  user: User
  sessionId: string
  token: string
}

/**
 * The city's end of every socket. Decides who may listen, and hands them to the feed; says
 * nothing by itself but who is here. Commands do not come this way.
 */
export class Hub implements Audience {
  readonly #io: Server
  readonly #sessions: Sessions
  readonly #log: Logger
  readonly #limiter = new RateLimiterMemory({ points: MESSAGES_A_SECOND, duration: 1 })
  readonly #recheck: NodeJS.Timeout
  readonly #mates = new CrewMates((crewId, message) => void this.#io.to(crewRoom(crewId)).emit('presence', message))
  readonly #arrivals = new Turns()
  #presence: PresenceDesk | undefined

  constructor(server: HttpServer | HttpsServer, { sessions, publicUrl, log }: { sessions: Sessions; publicUrl: string | undefined; log: Logger }) {
    this.#sessions = sessions
    this.#log = log
    this.#io = new Server(server, {
      serveClient: false, perMessageDeflate: false, httpCompression: false, maxHttpBufferSize: 64_000,
      pingInterval: 10_000, pingTimeout: PONG_MS, connectTimeout: 10_000,
      allowRequest: (request, allow) => {
        const may = mayConnect(request, publicUrl)
        if (!may) turnAway(request)
        allow(null, may)
      },
    })
    this.#io.engine.use(onlyPolled)
    this.#io.engine.on('connection', limitLine)
    sessions.onEnded((sessionId) => this.#cut(`session:${sessionId}`))
    this.#recheck = setInterval(() => void this.#recheckAll(), RECHECK_MS).unref()
  }

  /** Begins to take connections for a city. */
  open(city: City): void {
    const presence = new PresenceDesk(city.time, (message) => DESKS.forEach((role) => this.tell(role, 'presence', message)))
    this.#presence = presence
    this.#io.use((socket, next) => {
      this.#admit(socket).then(() => next(), (error: Error) => next(error))
    })
    this.#io.on('connection', (socket) => this.#welcome(socket, city, presence))
  }

  tell<Name extends keyof Down>(role: Role, name: Name, message: Down[Name]): void {
    // For a room in which nobody is, Socket.IO would write the message out all the same.
    if (this.socketsOf(role) > 0) this.#io.to(roleRoom(role)).emit(name, message)
  }

  tellCrew(crewId: Id, tick: Positions): void {
    this.#io.to(crewRoom(crewId)).emit('positions', tick)
  }

  *crewsListening(): Iterable<Id> {
    for (const room of this.#io.sockets.adapter.rooms.keys()) if (room.startsWith('crew:')) yield room.slice('crew:'.length)
  }

  socketsOf(role: Role): number {
    return this.#io.sockets.adapter.rooms.get(roleRoom(role))?.size ?? 0
  }

  /** Tells everyone to come back soon, and closes. */
  async close(): Promise<void> {
    clearInterval(this.#recheck)
    this.#presence?.stop()
    this.#io.emit('farewell', { because: 'restarting', message: 'The server restarts.', retryAfterMs: 1_000 })
    await this.#io.close()
  }

  async #admit(socket: Socket): Promise<void> {
    const { headers, auth } = socket.handshake
    const token = tokenIn(headers, auth)
    const known = token === undefined ? undefined : await this.#sessions.check(token)
    const isCookieAlone = headers.origin === undefined && auth.token === undefined && headers.authorization === undefined
    if (!known || token === undefined || (isCookieAlone && socket.conn.transport.name === 'websocket')) {
      throw Object.assign(new Error('not-signed-in'), { data: { because: 'not-signed-in', message: 'Sign in first.' } })
    }
    if ((this.#io.sockets.adapter.rooms.get(`user:${known.user.id}`)?.size ?? 0) >= SOCKETS_A_USER) {
      throw Object.assign(new Error('too-many'), { data: { because: 'too-many', message: 'Too many screens are open.', retryAfterMs: 30_000 } })
    }
    const admitted: Admitted = { user: known.user, sessionId: known.sessionId, token }
    Object.assign(socket.data, admitted)
    // At once, or all who come in together would be counted before any of them is there.
    void socket.join(`user:${known.user.id}`)
  }

  #welcome(socket: Socket, city: City, presence: PresenceDesk): void {
    const { user, sessionId } = socket.data as Admitted
    /** Which positions the board it was given has; of a tail there are none. */
    let shown: string | undefined
    const listener = new SocketListener(socket, user.role, user.crewId, () => {
      // The ticks it was not there for are told to nobody again.
      if (shown !== city.positions.tick) socket.emit('positions', city.positions.whole(user))
      presence.greet(socket, user)
      this.#mates.enter(socket.id, user)
    })
    void socket.join([`session:${sessionId}`, ...(user.role === 'crew' && user.crewId ? [crewRoom(user.crewId)] : [])])
    presence.enter(socket.id, user)
    socket.on('disconnect', () => {
      city.feed.leave(listener)
      presence.leave(socket.id, user)
      this.#mates.leave(socket.id, user)
    })
    this.#listen(socket, user, city, presence)
    const boardFor = (reader: Reader) => {
      shown = city.positions.tick
      return city.door.snapshot(reader)
    }
    // One a turn: a whole board takes its time to write, and a crowd that comes back must not hold up who works.
    const parts = { log: city.stores.log, feed: city.feed, time: city.time, boardFor, turn: () => this.#arrivals.next() }
    subscribe(listener, cursorIn(socket.handshake.auth), parts, () => socket.disconnected).catch((fault: unknown) => {
      this.#log.error({ err: fault }, 'a client could not be brought up to date')
      socket.emit('farewell', { because: 'fault', message: 'The board cannot be read just now.', retryAfterMs: 2_000 })
      socket.disconnect(true)
    })
  }

  /** What a client may say. Anything else, or too much of it, ends the conversation. */
  #listen(socket: Socket, user: User, city: City, presence: PresenceDesk): void {
    socket.onAny((name: string, message: unknown) => {
      void this.#limiter.consume(socket.id).then(
        () => this.#hear(socket, user, city, presence, name, message),
        () => this.#dismiss(socket, 'too-many', 'Too many messages at once.', 5_000),
      )
    })
  }

  #hear(socket: Socket, user: User, city: City, presence: PresenceDesk, name: string, message: unknown): void {
    if (name === 'position' && user.role === 'crew' && user.crewId !== undefined) {
      const fix = up.position.safeParse(message)
      const isOwn = fix.success && (fix.data.crewId === undefined || fix.data.crewId === user.crewId)
      if (fix.success && isOwn) city.positions.take([{ ...fix.data, crewId: user.crewId }])
      return
    }
    if (name === 'presence') return presence.hear(socket.id, user, message)
    this.#dismiss(socket, 'not-understood', name === 'position' ? 'Positions come from crews: only who is signed in as one says where it is.' : 'Facts come this way; commands go by HTTP.')
  }

  #dismiss(socket: Socket, because: string, message: string, retryAfterMs?: number): void {
    socket.emit('farewell', { because, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
    socket.disconnect(true)
  }

  #cut(room: string): void {
    this.#io.to(room).emit('farewell', { because: 'signed-out', message: 'You are signed out.' })
    this.#io.in(room).disconnectSockets(true)
  }

  /** A socket outlives any one check of its session; so it is checked again, which also keeps a watched board signed in. */
  async #recheckAll(): Promise<void> {
    const seen = new Map<string, string>()
    for (const socket of this.#io.sockets.sockets.values()) {
      const { token, sessionId } = socket.data as Admitted
      seen.set(sessionId, token)
    }
    for (const [sessionId, token] of seen) {
      try {
        if (!(await this.#sessions.check(token))) this.#cut(`session:${sessionId}`)
      } catch (fault) {
        this.#log.warn({ err: fault }, 'a session could not be checked')
      }
    }
  }
}
