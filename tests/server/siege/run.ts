import { setTimeout as wait } from 'node:timers/promises'
import { bodyOf } from '../../../shared/domain/board.ts'
import type { Seq } from '../../../shared/protocol/values.ts'
import type { Role } from '../../../shared/protocol/words.ts'
import { randomFrom } from '../../kit/random.ts'
import { Besieged, lastingPort } from './besieged.ts'
import { hashOf } from './board-hash.ts'
import { Crowd } from './crowd.ts'
import { foundCity } from './found-city.ts'
import { Giver } from './giver.ts'
import { History } from './history.ts'
import { ada, ana, ben, cam, drivers, RESIDENT, sam, sue } from './people.ts'
import { Pings } from './pings.ts'
import { besiege, type Plan } from './siege.ts'
import { Told } from './told.ts'
import { Wire } from './wire.ts'

/** Of the pieces in which answers to commands come, each so-manieth is lost on the way, and its line with it. */
const LOST_EVERY = 25
/** Longer than any bound that is held: then nothing more is to come. */
const PATIENCE_MS = 30_000

/** Where a client stood when all had what was acknowledged. */
export interface Stand { name: string; role: Role; seq: Seq; hash: () => string }

/** One siege on a folder, from the founding to the end of the server, and what is left of it to judge. */
export class Run {
  readonly history = new History()
  readonly told = new Told()
  readonly stands: Stand[] = []
  founded: Seq = 0
  convergedMs = Infinity
  lastToCome = 'nobody'
  sleeperProblems: string[] = ['was never asked']
  /** Who is not where a truck stands, or lacks somebody who is here; then again after all lines were cut while trucks moved. */
  missing: string[] = ['nobody looked']
  missingAfterCut: string[] = ['nobody looked']
  exitCode: number | null = null
  city!: Besieged
  crowd!: Crowd
  givers: Giver[] = []
  pings!: Pings
  answers!: Wire
  /** What came down a line on which somebody asked for a resident, as a dispatcher may. */
  control!: Wire
  readonly #random: () => number
  readonly #seed: number
  #port = 0
  #isClosed = false
  #tokens = new Map<string, string>()

  constructor(seed: number) {
    this.#seed = seed
    this.#random = randomFrom(seed)
  }

  async open(folder: string): Promise<void> {
    const { tokens, head } = await foundCity(folder)
    this.founded = head
    this.#tokens = tokens
    this.#port = await lastingPort(this.#random)
    this.city = new Besieged(folder, this.#port)
    await this.city.begin()
    this.crowd = await Crowd.gather(this.#port, tokens, this.told, this.#random)
    let pieces = 0
    this.answers = new Wire({ to: this.#port, forbidden: [RESIDENT], loses: () => ++pieces % LOST_EVERY === 0 })
    const url = await this.answers.open()
    this.givers = [ana, ben, cam, sam, sue, ada, ...drivers.slice(0, 6)].map((person, i) => new Giver(this.crowd.of(person), url, this.history, randomFrom(this.#seed + i + 1)))
    this.pings = new Pings(drivers.map((driver) => this.crowd.of(driver)), (positions) => this.#report(positions), this.#random)
    this.crowd.open()
  }

  /** The siege, and how all stood once it was over. */
  async play(plan: Plan): Promise<void> {
    const { city, crowd, givers, pings } = this
    const over = await besiege({ city, crowd, givers, pings, random: this.#random }, plan)
    const { head } = (await (await this.#ask('ana', '/api/log?limit=1')).json()) as { head: Seq }
    const isDone = await this.#until(async () => {
      const [late] = await crowd.late(head)
      this.lastToCome = late ?? this.lastToCome
      return late === undefined
    })
    if (isDone) this.convergedMs = Date.now() - over
    // Reckoned later: sixty hashes at once would hold up the screens until the city takes them for dead.
    for (const { parts, seq, have } of crowd.screens) this.stands.push({ name: parts.name, role: parts.watcher.role, seq, hash: () => (have ? hashOf(bodyOf(have.board)) : '') })
    const { seq, hash = '', problems } = await crowd.sleeper.standing()
    this.stands.push({ name: 'the sleeper', role: 'supervisor', seq, hash: () => hash })
    this.sleeperProblems = problems
    await this.#until(() => crowd.screens.every(({ isLive }) => isLive))
    const parked = await pings.park()
    await this.#until(() => (this.missing = crowd.missing(parked)).length === 0)
    // Once more, with nobody there to hear it.
    crowd.wires.staff.cut(1, this.#random)
    const moved = await pings.moveTracked(parked)
    await this.#until(() => (this.missingAfterCut = crowd.missing(moved)).length === 0)
    await this.#askForResident()
  }

  /** Ends the server as an operator does, then everybody else. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.exitCode = (await this.city?.stop()) ?? null
    await this.crowd?.disperse()
    await this.answers?.close()
    await this.control?.close()
  }

  async #askForResident(): Promise<void> {
    const received = this.crowd.of(ana).have!.board.requests.values().next().value!
    this.control = new Wire({ to: this.#port, forbidden: [RESIDENT] })
    await (await this.#ask('ana', `/api/reporters/${received.number}`, await this.control.open())).text()
  }

  async #report(positions: object[]): Promise<boolean> {
    const headers = { authorization: `Bearer ${this.#tokens.get('ada')}`, 'content-type': 'application/json' }
    const response = await fetch(`http://127.0.0.1:${this.#port}/api/positions`, { method: 'POST', headers, body: JSON.stringify({ positions }) }).catch(() => undefined)
    const { taken } = ((await response?.json().catch(() => undefined)) ?? {}) as { taken?: number }
    return taken === positions.length
  }

  #ask(userId: string, path: string, url = `http://127.0.0.1:${this.#port}`): Promise<Response> {
    return fetch(url + path, { headers: { authorization: `Bearer ${this.#tokens.get(userId)}`, 'accept-encoding': 'identity' } })
  }

  async #until(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
    for (const from = Date.now(); Date.now() - from < PATIENCE_MS; await wait(20)) if (await isSo()) return true
    return false
  }
}
