import type { RecordKind } from '../../shared/protocol/records.ts'
import type { Id } from '../../shared/protocol/values.ts'
import { founding } from './acts-of-administrators.ts'
import { words, type View } from './acts.ts'
import { forgetCompared } from './canon.ts'
import { Client } from './client.ts'
import { Dice } from './dice.ts'
import { Disk } from './disk.ts'
import { Fate } from './fate.ts'
import { GRACE_MS, Judge } from './judge.ts'
import { PEOPLE } from './people.ts'
import { strike, type Fault } from './plan.ts'
import { Process } from './process.ts'
import { product as ours, type Product } from './product.ts'
import { unrestOf } from './rest.ts'
import { NOBODY, OUTSIDE, Schedule } from './schedule.ts'
import { Trace } from './trace.ts'
import { WallClock } from './wall-clock.ts'

const MINUTE = 60_000
const LIFE_MS = 5 * MINUTE
/** Once nothing fails any more, all must have come to rest within this. */
const REST_MS = 2 * MINUTE
/** Far more than any group of commands asks, and than any life takes. */
const MOST_CALLS = 5_000
const MOST_STEPS = 100_000

/**
 * A city in a bottle: the real dispatcher, keeper, feed, watch, desk and door over the real stores
 * in memory, real screens' stores, and between them a clock, a disk and links that obey the seed.
 * After TigerBeetle's VOPR and FoundationDB's simulation: one thread, no chance but the seed's.
 */
export class World {
  readonly product: Product
  readonly schedule = new Schedule()
  readonly clock = new WallClock(this.schedule)
  readonly trace = new Trace(() => this.schedule.now)
  readonly judge = new Judge(this)
  readonly fate = new Fate(this)
  readonly clients: Client[]
  readonly faults = new Map<Fault, number>()
  /** Records of each kind that were made. */
  readonly kinds = new Map<RecordKind, number>()
  readonly dice: Record<'disk' | 'net' | 'people' | 'fate', Dice>
  /** No faults any more, and nobody begins anything new. */
  isCalm = false
  disk: Disk
  process: Process
  readonly #disks = new Map<string, Disk>()
  #names = 0
  #calls = { step: 0, times: 0 }

  constructor(seed: number, product: Product = ours) {
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
      this.fate.boot()
      this.clients.forEach((client) => client.begin())
      this.#found()
      const { fate } = this.dice
      for (let at = fate.between(15_000, 30_000); at < LIFE_MS; at += fate.between(4_000, 30_000)) this.schedule.at(at, () => strike(this), OUTSIDE)
      await this.#until(LIFE_MS)
      this.#calmDown()
      await this.#comeToRest()
      // Time for what is overdue to show.
      await this.#until(this.schedule.now + 2 * GRACE_MS)
      await this.#comeToRest()
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

  async #comeToRest(): Promise<void> {
    const patience = this.schedule.now + REST_MS
    for (let unrest = unrestOf(this); unrest !== undefined; unrest = unrestOf(this)) {
      if (this.schedule.now > patience) this.judge.notConverged(unrest)
      await this.#until(this.schedule.now + 1_000)
    }
  }

  // ---- what the parts ask

  /** A new id. */
  readonly name = (): Id => `00000000-0000-7000-9000-${this.count().toString(16).padStart(12, '0')}`
  count(): number {
    return ++this.#names
  }
  fired(fault: Fault): void {
    this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1)
  }
  diskOf(logId: string): Disk | undefined {
    return this.#disks.get(logId)
  }

  /** Who asks the disk again and again within one step goes round in circles, and would for ever. */
  mayCall(): boolean {
    const { steps } = this.schedule
    if (this.#calls.step !== steps) this.#calls = { step: steps, times: 0 }
    if (++this.#calls.times < MOST_CALLS) return true
    this.judge.fault(new Error(`The disk was asked ${MOST_CALLS} times in one step, without an end.`))
    return false
  }

  started(process: Process): void {
    this.trace.say(`the server is up at ${process.city.keeper.board.seq}`)
    this.judge.excuse()
  }

  // ---- how it begins and ends

  #newDisk(): Disk {
    const disk = new Disk(this.product, `log ${this.#disks.size + 1}`, (batch, on) => this.judge.appended(batch, on))
    this.#disks.set(disk.stores.log.logId, disk)
    return disk
  }

  /** Another database, with the first so many appends of this one. */
  async changeDisk(appends: number): Promise<void> {
    const disk = this.#newDisk()
    await disk.copy(this.disk, appends)
    this.disk = disk
    if (appends === 0) this.#found()
  }

  /** The administrator sets the city up, as soon as the screen shows that there is none. */
  #found(): void {
    const client = this.clients[0]!
    const { disk } = this
    this.schedule.after(1_000, () => {
      if (disk !== this.disk || this.isCalm) return
      const isThere = client.store.ready && client.store.cursor?.logId === disk.stores.log.logId
      if (isThere && client.store.board.city) return
      if (isThere) client.give(founding(this.#viewOf(client)))
      this.schedule.after(4_000, () => this.#found(), NOBODY)
    }, NOBODY)
  }

  #viewOf({ store, person }: Client): View {
    return { board: store.board, tail: store.tail, nowMs: this.clock.nowMs, dice: this.dice.people, person, name: this.name }
  }

  /** Nothing fails any more, and everybody says one last thing: by that a city learns what another process wrote. */
  #calmDown(): void {
    this.trace.say('nothing fails any more')
    this.isCalm = true
    this.fate.rest()
    for (const client of this.clients) {
      client.weather = { loses: 0, repeats: 0, lags: 0 }
      client.line?.stall(0)
      if (client.person.role !== 'display') client.give([{ kind: 'AddNote', requestId: this.name(), text: words(this.#viewOf(client)) }])
    }
  }
}
