import type { Command } from '../../shared/protocol/commands.ts'
import type { Id } from '../../shared/protocol/values.ts'
import { founding } from './acts-of-administrators.ts'
import { wishesOf, words, type View } from './acts.ts'
import { forgetCompared } from './canon.ts'
import { Client } from './client.ts'
import { Dice } from './dice.ts'
import { Disk } from './disk.ts'
import { Judge } from './judge.ts'
import { PEOPLE } from './people.ts'
import { strike, type Fault, type Place } from './plan.ts'
import { Process } from './process.ts'
import { product as ours, type Product } from './product.ts'
import { NOBODY, Schedule, type Owner } from './schedule.ts'
import { Trace } from './trace.ts'
import { WallClock } from './wall-clock.ts'

const MINUTE = 60_000
const LIFE_MS = 8 * MINUTE
/** Once nothing fails any more, all must have come to rest within this. */
const REST_MS = 2 * MINUTE
/** Far more than any group of commands needs. */
const MOST_CALLS = 5_000
const MOST_STEPS = 100_000
const OUTSIDE: Owner = { isDead: false }

/**
 * A city in a bottle: the real dispatcher, keeper, feed, watch, desk and door over the real stores
 * in memory, real screens' stores, and between them a clock, a disk and links that obey the seed.
 * After TigerBeetle's VOPR and FoundationDB's simulation: one thread, no chance but the seed's.
 */
export class World {
  readonly seed: number
  readonly product: Product
  readonly schedule = new Schedule()
  readonly clock = new WallClock(this.schedule)
  readonly trace = new Trace(() => this.schedule.now)
  readonly judge = new Judge(this)
  readonly clients: Client[]
  readonly faults = new Map<Fault, number>()
  readonly dice: Record<'disk' | 'net' | 'people' | 'fate', Dice>
  /** No faults any more, and nobody begins anything new. */
  isCalm = false
  disk: Disk
  process: Process
  readonly #disks = new Map<string, Disk>()
  readonly #armed = new Set<Place>()
  #names = 0
  #failsUntil = { writes: 0, reads: 0 }
  #hidesBoard = false
  #calls = { step: 0, times: 0 }
  /** What another process wrote, which the city has not read yet. */
  #behindUntil = 0

  constructor(seed: number, product: Product = ours) {
    this.seed = seed
    this.product = product
    const dice = new Dice(seed)
    this.dice = { disk: dice.fork(), net: dice.fork(), people: dice.fork(), fate: dice.fork() }
    this.disk = this.#newDisk()
    this.process = new Process(this, this.disk)
    this.process.die()
    this.clients = PEOPLE.map((person) => new Client(this, person))
  }

  /** Lives through all of it. Throws the first violation. */
  async run(): Promise<this> {
    const giveBack = this.schedule.takeTurns()
    try {
      this.#boot()
      this.clients.forEach((client) => client.begin())
      this.#found()
      const { fate } = this.dice
      for (let at = fate.between(20_000, 40_000); at < LIFE_MS; at += fate.between(5_000, 50_000)) this.schedule.at(at, () => strike(this), OUTSIDE)
      await this.#until(LIFE_MS)
      this.#calmDown()
      for (const from = this.schedule.now; this.#unrest() !== undefined; ) {
        if (this.schedule.now - from > REST_MS) this.judge.notConverged(this.#unrest()!)
        await this.#until(this.schedule.now + 1_000)
      }
      await this.judge.atTheEnd()
    } finally {
      giveBack()
      this.process.die()
      forgetCompared()
    }
    return this
  }

  async #until(ms: number): Promise<void> {
    while (this.schedule.now < ms && (await this.schedule.step())) {
      await this.judge.afterStep()
      if (this.schedule.steps > MOST_STEPS) this.judge.notConverged(`After ${MOST_STEPS} steps it is still ${Math.round(this.schedule.now)} ms: something goes round in circles.`)
    }
  }

  // ---- what the parts ask

  readonly name = (_what: string): Id => `00000000-0000-7000-9000-${(++this.#names).toString(16).padStart(12, '0')}`
  count(): number {
    return ++this.#names
  }
  fired(fault: Fault): void {
    this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1)
  }
  diskOf(logId: string): Disk | undefined {
    return this.#disks.get(logId)
  }
  fails(kind: 'reads' | 'writes'): boolean {
    return this.schedule.now < this.#failsUntil[kind]
  }
  /** Whether the city can be expected to do what time asks of it. */
  get isAble(): boolean {
    if (this.process.isUp && this.process.city.keeper.board.seq >= this.#behindUntil) this.#behindUntil = 0
    return this.process.isUp && !this.fails('writes') && !this.fails('reads') && this.#behindUntil === 0
  }

  /** Who asks the disk again and again within one step goes round in circles, and would for ever. */
  mayCall(): boolean {
    const { steps } = this.schedule
    if (this.#calls.step !== steps) this.#calls = { step: steps, times: 0 }
    if (++this.#calls.times < MOST_CALLS) return true
    this.judge.fault(new Error(`The disk was asked ${MOST_CALLS} times in one step, without an end.`))
    return false
  }

  /** Whether the process dies here and now. */
  strikes(place: Place): boolean {
    if (!this.#armed.delete(place)) return false
    this.#crash(place)
    return true
  }
  snapshotFor(disk: Disk, kept: { seq: number; board: string } | undefined) {
    if (this.#hidesBoard) {
      this.fired('a start without a kept board')
      this.#hidesBoard = false
      return undefined
    }
    if (kept && kept.seq < disk.truth.head) this.fired('a start from an old kept board')
    return kept
  }
  started(process: Process): void {
    this.trace.say(`the server is up at ${process.city.keeper.board.seq}`)
    this.judge.excuse()
  }

  // ---- what befalls it

  arm(place: Place): void {
    this.trace.say(`fate waits: a crash ${place}`)
    if (place === 'at any moment') return this.process.isUp ? this.#crash(place) : undefined
    this.#armed.add(place)
    if (place === 'while keeping the board') this.keepBoard()
    if (place === 'while starting' && this.process.isUp) this.#crash('at any moment')
  }

  #crash(place: Place): void {
    if (this.process.isDead) return
    this.fired(`a crash ${place}`)
    this.trace.say(`the server dies ${place}`)
    this.process.die()
    this.startAgain()
  }

  stop(): void {
    const { process } = this
    if (!process.isUp) return
    this.fired('a stop and a start')
    this.trace.say('the server is stopped')
    this.#as(process, () => void process.stop())
  }

  startAgain(): void {
    const { fate } = this.dice
    if (!this.isCalm && fate.chance(0.2)) {
      this.fired('a night went by')
      this.trace.say('a night goes by')
      this.clock.set(fate.pick([5, 26, 40]) * 60 * MINUTE, 0)
    }
    this.#hidesBoard = fate.chance(0.3)
    this.schedule.after(fate.draw([[6, fate.between(100, 3_000)], [1, fate.between(3_000, 20_000)]]), () => this.#boot(), OUTSIDE)
  }

  #boot(): void {
    this.process = new Process(this, this.disk)
    this.#as(this.process, () => void this.process.start())
  }

  /** The process ends, and the next one finds another database: a backup with part of the log, or nothing at all. */
  restore(part: number): void {
    if (!this.process.isUp) return
    this.fired(part === 0 ? 'a new database was begun' : 'a backup was restored')
    this.process.die()
    const from = this.disk
    const appends = Math.floor(from.batches.length * part)
    this.trace.say(part === 0 ? 'a new database is begun' : `a backup is restored: the first ${appends} of ${from.batches.length} appends`)
    this.#as(OUTSIDE, () => void this.#restore(from, appends))
  }
  async #restore(from: Disk, appends: number): Promise<void> {
    const disk = this.#newDisk()
    await disk.copy(from, appends)
    this.disk = disk
    this.startAgain()
    if (appends === 0) this.#found()
  }

  setClock(byMs: number): void {
    this.fired(byMs > 0 ? 'the clock was set forwards' : 'the clock was set back')
    this.trace.say(`the clock is set by ${Math.round(byMs / 1000)} s`)
    this.clock.set(byMs, this.dice.fate.between(0, 1_000))
    this.judge.excuse()
  }

  failFor(ms: number, readsToo: boolean): void {
    this.trace.say(`the store fails for ${Math.round(ms)} ms${readsToo ? ', reading too' : ''}`)
    this.#failsUntil.writes = this.schedule.now + ms
    if (readsToo) this.#failsUntil.reads = this.schedule.now + ms
  }

  keepBoard(): void {
    if (this.process.isUp) this.#as(this.process, () => void this.process.city.keeper.keep().catch(() => undefined))
  }

  /** A second process on the same database, such as an import at a shell. */
  writeBesides(): void {
    this.#as(OUTSIDE, () => void this.#writeBesides().catch((fault: unknown) => this.judge.fault(fault)))
  }
  async #writeBesides(): Promise<void> {
    const { disk, product } = this
    const keeper = new product.BoardKeeper(disk.log)
    await keeper.load()
    const dispatcher = new product.Dispatcher({ log: disk.log, requests: disk.stores.requests, keeper, time: this.clock.for(OUTSIDE), onAppended: () => undefined })
    const person = this.dice.fate.pick(PEOPLE.slice(0, 3))
    const commands = wishesOf({ board: keeper.board, tail: [], nowMs: this.clock.nowMs, dice: this.dice.fate, person, name: this.name })
      .map((wish) => ({ ...wish, commandId: this.name('command'), seenSeq: keeper.board.seq }) as Command)
    if (commands.length === 0) return
    this.trace.say(`another process gives ${commands.map(({ kind }) => kind).join(', ')}`)
    await dispatcher.give(commands, person)
    if (disk === this.disk) this.#behindUntil = disk.truth.head
  }

  // ---- how it begins and ends

  #newDisk(): Disk {
    const disk = new Disk(this.product, `log ${this.#disks.size + 1}`, (batch, on) => this.judge.appended(batch, on))
    this.#disks.set(disk.stores.log.logId, disk)
    return disk
  }

  /** The administrator sets the city up, as soon as the screen shows that there is none. */
  #found(): void {
    const client = this.clients[0]!
    const { disk } = this
    this.schedule.after(1_000, () => {
      if (disk !== this.disk || this.isCalm) return
      const isThere = client.store.ready && client.store.cursor?.logId === disk.stores.log.logId
      if (isThere && !client.store.board.city) client.give(founding(this.#viewOf(client)))
      if (!isThere || !client.store.board.city) this.schedule.after(4_000, () => this.#found(), NOBODY)
    }, NOBODY)
  }

  #viewOf({ store, person }: Client): View {
    return { board: store.board, tail: store.tail, nowMs: this.clock.nowMs, dice: this.dice.people, person, name: this.name }
  }

  /** Nothing fails any more, and everybody says one last thing: by that a city learns what another process wrote. */
  #calmDown(): void {
    this.trace.say('nothing fails any more')
    this.isCalm = true
    this.#armed.clear()
    this.#failsUntil = { writes: 0, reads: 0 }
    for (const client of this.clients) {
      client.weather = { loses: 0, repeats: 0, lags: 0 }
      client.line?.stall(0)
      if (client.person.role !== 'display') client.give([{ kind: 'AddNote', requestId: this.name('request'), text: words(this.#viewOf(client)) }])
    }
  }

  /** Who has not come to rest, and how; undefined when all have. */
  #unrest(): string | undefined {
    const { process, disk } = this
    const { head } = disk.truth
    if (!process.isUp) return 'The server is not up.'
    if (process.city.keeper.board.seq !== head || process.city.feed.published !== head) return `The city stands at ${process.city.keeper.board.seq} and has told ${process.city.feed.published} of ${head}.`
    for (const { person, outbox, isLive, store } of this.clients) {
      if (outbox.length > 0) return `${person.userId} waits for answers to ${outbox.flatMap(({ commands }) => commands.map(({ kind }) => kind)).join(', ')}.`
      if (!isLive || store.cursor?.logId !== disk.stores.log.logId || store.board.seq !== head) return `${person.userId} stands at ${store.cursor?.seq} of ${store.cursor?.logId}, and the log at ${head}.`
    }
    return undefined
  }

  /** Code of a process runs in its name. */
  #as(owner: Owner, run: () => void): void {
    this.schedule.after(0, run, owner)
  }
}
