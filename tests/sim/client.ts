import { BoardStore } from '../../client/stores/board.svelte.ts'
import type { Down } from '../../server/feed/audience.ts'
import { NEEDS_SEEN } from '../../shared/domain/permissions.ts'
import { isDesk } from '../../shared/domain/actor.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { wishesOf, type Wish } from './acts.ts'
import { Line } from './line.ts'
import type { Person } from './people.ts'
import type { Reply } from './process.ts'
import { NOBODY } from './schedule.ts'
import type { World } from './world.ts'

/** This much silence means that the picture is no longer live (`client/net/link.ts`). */
const SILENCE_MS = 11_000
const PATIENCE_MS = 6_000
const MOST_WAITING = 4
const FAIR = { loses: 0, repeats: 0, lags: 0 }

interface Letter {
  commands: readonly Command[]
  tries: number
  /** The try that is under way. */
  underWay: number | undefined
}

/**
 * A person's screen: the real store of the board, and around it what `client/stores/connect.ts`
 * and the link do, without sockets. What was asked for waits in an outbox until it is answered.
 */
export class Client {
  readonly person: Person
  readonly store = new BoardStore()
  weather = FAIR
  outbox: Letter[] = []
  #line: Line | undefined
  #wantsWhole = false
  #head = 0
  #heardAt = 0
  #tries = 0
  readonly #world: World

  constructor(world: World, person: Person) {
    this.#world = world
    this.person = person
  }

  get line(): Line | undefined {
    return this.#line
  }
  get isLive(): boolean {
    return this.#line !== undefined && this.store.ready && this.store.board.seq >= this.#head
  }

  begin(): void {
    this.#soon(this.#world.dice.net.between(0, 2_000), () => this.#connect())
    if (this.person.role !== 'display') this.#soon(this.#world.dice.people.between(1_000, 20_000), () => this.#live())
  }

  // ---- listening

  hear(line: Line, name: keyof Down, text: string): void {
    if (this.#line !== line) return
    this.#heardAt = this.#world.schedule.now
    if (name === 'welcome') this.#welcome(JSON.parse(text) as Down['welcome'])
    else if (name === 'records') this.#records(JSON.parse(text) as Down['records'])
    else if (name === 'farewell') {
      const { because } = JSON.parse(text) as Down['farewell']
      if (because === 'too-slow') this.#wantsWhole = true
      this.#world.trace.say(`${this.person.userId} hears farewell: ${because}`)
    }
    this.#world.judge.heard(this)
  }

  #welcome(message: Down['welcome']): void {
    this.#wantsWhole = false
    this.#tries = 0
    this.#head = message.head
    this.store.welcome(message)
    this.#world.trace.say(`${this.person.userId} is welcomed by ${message.mode} at ${this.store.board.seq} of ${message.head}`)
  }

  #records(message: Down['records']): void {
    this.#head = message.head
    const kind = this.store.records(message)
    if (kind === 'other-log') this.store.forget()
    if (kind === 'gap' || kind === 'other-log') {
      this.#world.trace.say(`${this.person.userId} finds a ${kind} at ${this.store.board.seq}`)
      this.#line?.hangUp()
      this.#connect()
    }
  }

  /** The line is over, and this end has learned it. */
  lost(line: Line): void {
    if (this.#line !== line) return
    line.hangUp()
    this.#line = undefined
    this.#soon(this.#world.dice.net.between(200, Math.min(8_000, 1_000 * 2 ** this.#tries++)), () => this.#connect())
  }

  /** The person loads the page anew. What waits in the outbox is kept, as a page keeps it on the device. */
  reload(): void {
    if (!this.#line) return
    this.#world.fired('a screen was loaded anew')
    this.#line.hangUp()
    this.store.forget()
    this.#connect()
  }

  #connect(): void {
    const { process, schedule, dice } = this.#world
    if (!process.isUp) {
      this.#line = undefined
      return this.#soon(dice.net.between(500, 3_000), () => this.#connect())
    }
    const line = (this.#line = new Line(this.#world, this, process, this.#wantsWhole ? undefined : this.store.cursor))
    this.#heardAt = schedule.now
    schedule.after(dice.net.between(2, 60), () => process.welcome(line, line.cursor), process)
    this.#watch(line)
  }

  /** A line that says nothing is as good as none. */
  #watch(line: Line): void {
    const { schedule } = this.#world
    schedule.at(Math.max(this.#heardAt + SILENCE_MS, line.stalledUntil + 100), () => {
      if (this.#line !== line) return
      if (schedule.now >= this.#heardAt + SILENCE_MS && schedule.now >= line.stalledUntil) this.lost(line)
      else this.#watch(line)
    }, NOBODY)
  }

  // ---- acting

  /** Looks, and does something about what it sees. */
  #live(): void {
    const { dice, isCalm, clock } = this.#world
    if (isCalm) return
    if (this.store.ready && this.outbox.length < MOST_WAITING) {
      const { board, tail } = this.store
      this.give(wishesOf({ board, tail, nowMs: clock.nowMs, dice: dice.people, person: this.person, name: this.#world.name }))
    }
    if (this.person.crewId !== undefined && dice.people.chance(0.3)) this.#drive()
    this.#soon(dice.people.between(2_000, 38_000), () => this.#live())
  }

  /** Puts what is wished for in the outbox: under ids of its own, with what was seen. */
  give(wishes: readonly Wish[]): void {
    if (wishes.length === 0) return
    const { seq } = this.store.board
    const commands = wishes.map((wish): Command => ({
      ...wish, commandId: this.#world.name(),
      ...(NEEDS_SEEN.has(wish.kind) && isDesk(this.person) && wish.via !== 'import' ? { seenSeq: seq } : {}),
    } as Command))
    const letter: Letter = { commands, tries: 0, underWay: undefined }
    this.outbox.push(letter)
    this.#world.trace.say(`${this.person.userId} gives ${commands.map(({ kind }) => kind).join(', ')} on ${seq}`)
    this.#post(letter)
  }

  /** Sends it, and sends the same again while no answer comes. */
  #post(letter: Letter): void {
    if (!this.outbox.includes(letter)) return
    const { process, dice, schedule, isCalm } = this.#world
    const attempt = (letter.underWay = ++letter.tries)
    this.#soon(PATIENCE_MS, () => {
      if (letter.underWay === attempt) this.#post(letter)
    })
    if (!process.isUp) return
    if (!isCalm && dice.net.chance(0.04)) return this.#world.fired('a command was lost')
    const isTwice = !isCalm && dice.net.chance(0.03)
    if (isTwice) this.#world.fired('a command came twice')
    for (let i = 0; i < (isTwice ? 2 : 1); i++) {
      schedule.after(dice.net.between(2, 80), () => {
        if (process.isUp) process.take(this.person, letter.commands, (reply) => this.#replied(letter, attempt, reply))
      }, process)
    }
  }

  #replied(letter: Letter, attempt: number, reply: Reply): void {
    const { dice, schedule, isCalm, trace } = this.#world
    if (!isCalm && dice.net.chance(0.05)) return this.#world.fired('an answer was lost')
    schedule.after(dice.net.between(2, 60), () => {
      if (reply.status === 200) {
        if (!this.outbox.includes(letter)) return
        this.outbox = this.outbox.filter((other) => other !== letter)
        letter.underWay = undefined
        trace.say(`${this.person.userId} is answered ${reply.answers.map((answer) => (answer.outcome === 'accepted' ? `accepted at ${answer.seq}` : String(answer.because))).join(', ')}`)
      } else if (letter.underWay === attempt) {
        letter.underWay = undefined
        this.#soon(2_000, () => this.#post(letter))
      }
    }, NOBODY)
  }

  #drive(): void {
    const { process, dice, schedule } = this.#world
    const fix = { lng: -86.127 + dice.people.between(-0.001, 0.001), lat: 40.043 + dice.people.between(-0.001, 0.001) }
    if (process.isUp) schedule.after(20, () => process.drive(this.person, fix), process)
  }

  #soon(ms: number, run: () => void): void {
    this.#world.schedule.after(ms, run, NOBODY)
  }
}
