import type { Down, Listener } from '../../server/feed/audience.ts'
import type { Cursor } from '../../shared/protocol/sockets.ts'
import type { Seq } from '../../shared/protocol/values.ts'
import type { Role } from '../../shared/protocol/words.ts'
import type { Client } from './client.ts'
import type { Process } from './process.ts'
import { NOBODY } from './schedule.ts'
import type { World } from './world.ts'

/** So many messages unread, and a line counts as clogged. */
const CLOGGED_AT = 6

/**
 * One connection, both ends of it and what is under way between them. Messages come in the order
 * in which they were sent; batches of records may be lost or come twice or late, and the line
 * may break, of which each end learns in its own time. The first word is never lost alone: it
 * comes with the connection.
 */
export class Line implements Listener {
  readonly id: string
  readonly role: Role
  readonly crewId: string | undefined
  readonly cursor: Cursor | undefined
  /** Hears what is said to its role. */
  isJoined = false
  onJoined: () => void = () => undefined
  /** The server knows that it is over. */
  isOver = false
  /** The seq up to which the server has told it; undefined before the welcome. For the oracles. */
  told: Seq | undefined
  readonly #world: World
  readonly #client: Client
  readonly #process: Process
  #unread: { name: keyof Down; text: string; at: number }[] = []
  #isPumping = false
  #isBroken = false
  #stalledUntil = 0

  constructor(world: World, client: Client, process: Process, cursor: Cursor | undefined) {
    this.#world = world
    this.#client = client
    this.#process = process
    this.id = `${client.person.userId} ${world.count()}`
    this.role = client.person.role
    this.crewId = client.person.crewId
    this.cursor = cursor
  }

  send<Name extends keyof Down>(name: Name, message: Down[Name]): void {
    const { judge, dice, schedule, isCalm } = this.#world
    if (this.#process.isDead) return
    const text = JSON.stringify(message)
    judge.sent(this, name, message, text, this.#process.disk)
    if (this.#isBroken) return
    const { weather } = this.#client
    const isBatch = name === 'records'
    if (isBatch && dice.net.chance(weather.loses)) return this.#world.fired('a message was lost')
    const at = Math.max(this.#unread.at(-1)?.at ?? 0, schedule.now + dice.net.between(2, 40) + (dice.net.chance(weather.lags) ? dice.net.between(100, 4_000) : 0))
    this.#unread.push({ name, text, at })
    if (isBatch && dice.net.chance(weather.repeats)) {
      this.#world.fired('a message came twice')
      this.#unread.push({ name, text, at: at + dice.net.between(0, 500) })
    }
    if (weather.lags > 0 && !isCalm) this.#world.fired('messages came late')
    this.#pump()
  }

  join(): void {
    this.isJoined = true
    this.onJoined()
  }
  isClogged(): boolean {
    return this.#unread.length > CLOGGED_AT
  }
  /** The server hangs up. What a clogged line still holds is thrown away; else it comes through first. */
  close(): void {
    this.isOver = true
    const last = this.isClogged() ? 0 : (this.#unread.at(-1)?.at ?? 0)
    if (this.isClogged()) this.#unread = []
    this.#world.schedule.at(Math.max(last, this.#stalledUntil), () => this.#client.lost(this), NOBODY)
    this.#process.leave(this)
  }

  /** The client stops reading for a while: a laptop that sleeps, a tab that is frozen. */
  stall(ms: number): void {
    this.#stalledUntil = this.#world.schedule.now + ms
  }
  get stalledUntil(): number {
    return this.#stalledUntil
  }
  /** The line breaks; the server learns of it when its pings stay without an answer. */
  break(): void {
    const { dice, schedule } = this.#world
    this.#isBroken = true
    this.#unread = []
    schedule.after(dice.net.between(100, 18_000), () => this.left(), this.#process)
    if (dice.net.chance(0.5)) schedule.after(dice.net.between(50, 3_000), () => this.#client.lost(this), NOBODY)
  }
  /** The server's end is gone: the machine there says so, or nothing is heard any more. */
  lost(): void {
    const { dice, schedule } = this.#world
    this.#isBroken = true
    this.#unread = []
    if (dice.net.chance(0.7)) schedule.after(dice.net.between(10, 1_500), () => this.#client.lost(this), NOBODY)
  }
  /** The client's end is gone. */
  left(): void {
    if (this.isOver) return
    this.isOver = true
    this.#process.leave(this)
  }
  /** The client hangs up; the server hears of it a moment later. */
  hangUp(): void {
    this.#unread = []
    this.#isBroken = true
    this.#world.schedule.after(this.#world.dice.net.between(1, 60), () => this.left(), this.#process)
  }

  #pump(): void {
    const first = this.#unread[0]
    if (this.#isPumping || !first) return
    this.#isPumping = true
    this.#world.schedule.at(Math.max(first.at, this.#stalledUntil), () => {
      this.#isPumping = false
      const { now } = this.#world.schedule
      while (this.#unread[0] && this.#unread[0].at <= now && this.#stalledUntil <= now) {
        const { name, text } = this.#unread.shift()!
        this.#client.hear(this, name, text)
      }
      this.#pump()
    }, NOBODY)
  }
}
