import type { Socket } from 'socket.io'
import { doing, type Presence } from '../../shared/protocol/sockets.ts'
import { DESKS } from '../../shared/protocol/words.ts'
import type { User } from '../ports/accounts.ts'
import type { Time } from '../ports/time.ts'
import { PresenceBook } from './presence.ts'

const EVERY_MS = 100

/** Hears what people at desks do, and tells the desks: what changed, ten times a second at most. */
export class PresenceDesk {
  readonly #book = new PresenceBook()
  readonly #time: Time
  readonly #tell: (message: Presence) => void
  #isDue = false
  #cancel: () => void = () => undefined

  constructor(time: Time, tell: (message: Presence) => void) {
    this.#time = time
    this.#tell = tell
  }

  enter(socketId: string, user: User): void {
    if (!DESKS.includes(user.role)) return
    this.#book.enter(socketId, user, this.#time.elapsedMs())
    this.#due()
  }

  /** It hears the news from this moment on, so it must know all that came before. */
  greet(socket: Socket, user: User): void {
    if (DESKS.includes(user.role)) socket.emit('presence', this.#book.whole(this.#time.elapsedMs()))
  }

  hear(socketId: string, user: User, message: unknown): void {
    const said = doing.safeParse(message)
    if (!said.success || !DESKS.includes(user.role)) return
    this.#book.say(socketId, user.id, said.data, { ms: this.#time.elapsedMs(), at: this.#time.now() })
    this.#due()
  }

  leave(socketId: string, user: User): void {
    this.#book.leave(socketId, user.id)
    this.#due()
  }

  stop(): void {
    this.#cancel()
    this.#isDue = true
  }

  #due(): void {
    if (this.#isDue) return
    this.#isDue = true
    this.#cancel()
    this.#cancel = this.#time.wakeIn(EVERY_MS, () => this.#flush())
  }

  #flush(): void {
    this.#isDue = false
    const nowMs = this.#time.elapsedMs()
    const news = this.#book.news(nowMs)
    if (news) this.#tell(news)
    const next = this.#book.nextEndMs
    if (next !== undefined) this.#cancel = this.#time.wakeIn(Math.max(0, next - nowMs), () => this.#flush())
  }
}
