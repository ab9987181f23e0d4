import type { Command } from '../../shared/protocol/commands.ts'
import { wishesOf } from './acts.ts'
import { PEOPLE } from './people.ts'
import type { Place } from './plan.ts'
import { Process } from './process.ts'
import { OUTSIDE, type Owner } from './schedule.ts'
import type { World } from './world.ts'

const HOUR = 3_600_000

/** What befalls a city's machine: how its processes end and begin, what its disk and its clock do meanwhile. */
export class Fate {
  readonly #world: World
  readonly #armed = new Set<Place>()
  #failsUntil = { writes: 0, reads: 0 }
  #slowUntil = 0
  #hidesBoard = false
  /** What another process wrote, up to here, and the city may not have read yet. */
  #behindUntil = 0

  constructor(world: World) {
    this.#world = world
  }

  // ---- what a process meets

  fails(kind: 'reads' | 'writes'): boolean {
    return this.#world.schedule.now < this.#failsUntil[kind]
  }

  get isSlow(): boolean {
    return this.#world.schedule.now < this.#slowUntil
  }

  /** Whether the city can be expected to do what time asks of it. */
  get isAble(): boolean {
    const { process } = this.#world
    if (process.isUp && process.city.keeper.board.seq >= this.#behindUntil) this.#behindUntil = 0
    return process.isUp && !this.fails('writes') && !this.fails('reads') && !this.isSlow && this.#behindUntil === 0
  }

  /** Whether the process dies here and now. */
  strikes(place: Place): boolean {
    if (!this.#armed.delete(place)) return false
    this.#crash(place)
    return true
  }

  /** The board that a start begins from, unless it is kept from it. */
  boardToStartFrom(head: number, kept: { seq: number; board: string } | undefined) {
    if (this.#hidesBoard) {
      this.#world.fired('a start without a kept board')
      this.#hidesBoard = false
      return undefined
    }
    if (kept && kept.seq < head) this.#world.fired('a start from an old kept board')
    return kept
  }

  // ---- strokes

  /** The next call that comes to this place is the last one. */
  arm(place: Place): void {
    const { process, trace } = this.#world
    trace.say(`fate waits: a crash ${place}`)
    if (place === 'at any moment') return process.isUp ? this.#crash(place) : undefined
    this.#armed.add(place)
    if (place === 'while keeping the board') this.keepBoard()
    if (place === 'while starting' && process.isUp) this.#crash('at any moment')
  }

  #crash(place: Place): void {
    const { process, trace } = this.#world
    if (process.isDead) return
    this.#world.fired(`a crash ${place}`)
    trace.say(`the server dies ${place}`)
    process.die()
    this.startAgain()
  }

  stop(): void {
    const { process, trace } = this.#world
    if (!process.isUp) return
    this.#world.fired('a stop and a start')
    trace.say('the server is stopped')
    this.#as(process, () => void process.stop())
  }

  /** A moment later, or in the morning. */
  startAgain(): void {
    const { dice: { fate }, clock, trace, schedule, isCalm } = this.#world
    if (!isCalm && fate.chance(0.2)) {
      this.#world.fired('a night went by')
      trace.say('a night goes by')
      clock.set(fate.pick([5, 26, 40]) * HOUR, 0)
    }
    this.#hidesBoard = fate.chance(0.3)
    schedule.after(fate.draw([[6, fate.between(100, 3_000)], [1, fate.between(3_000, 20_000)]]), () => this.boot(), OUTSIDE)
  }

  boot(): void {
    const process = new Process(this.#world, this.#world.disk)
    this.#world.process = process
    this.#as(process, () => void process.start())
  }

  /** The process ends, and the next one finds another database: a backup with part of the log, or nothing at all. */
  restore(part: number): void {
    const { process, trace, disk } = this.#world
    if (!process.isUp) return
    this.#world.fired(part === 0 ? 'a new database was begun' : 'a backup was restored')
    process.die()
    const appends = Math.floor(disk.batches.length * part)
    trace.say(part === 0 ? 'a new database is begun' : `a backup is restored: the first ${appends} of ${disk.batches.length} appends`)
    this.#as(OUTSIDE, () => void this.#world.changeDisk(appends).then(() => this.startAgain()))
  }

  setClock(byMs: number): void {
    const { clock, trace, judge, dice } = this.#world
    this.#world.fired(byMs > 0 ? 'the clock was set forwards' : 'the clock was set back')
    trace.say(`the clock is set by ${Math.round(byMs / 1000)} s`)
    clock.set(byMs, dice.fate.between(0, 1_000))
    judge.excuse()
  }

  failFor(ms: number, readsToo: boolean): void {
    const { trace, schedule } = this.#world
    trace.say(`the store fails for ${Math.round(ms)} ms${readsToo ? ', reading too' : ''}`)
    this.#failsUntil.writes = schedule.now + ms
    if (readsToo) this.#failsUntil.reads = schedule.now + ms
  }

  /** What waits for a slow disk is stored together. */
  slowFor(ms: number): void {
    this.#world.fired('the disk was slow')
    this.#world.trace.say(`the disk is slow for ${Math.round(ms)} ms`)
    this.#slowUntil = this.#world.schedule.now + ms
  }

  keepBoard(): void {
    const { process } = this.#world
    if (process.isUp) this.#as(process, () => void process.city.keeper.keep().catch(() => undefined))
  }

  /** A second process on the same database, such as an import at a shell. */
  writeBesides(): void {
    this.#as(OUTSIDE, () => void this.#writeBesides().catch((fault: unknown) => this.#world.judge.fault(fault)))
  }
  async #writeBesides(): Promise<void> {
    const { disk, product, clock, dice, name, trace } = this.#world
    const keeper = new product.BoardKeeper(disk.log)
    await keeper.load()
    const dispatcher = new product.Dispatcher({ log: disk.log, requests: disk.stores.requests, keeper, time: clock.for(OUTSIDE), onAppended: () => undefined })
    const person = dice.fate.pick(PEOPLE.slice(0, 3))
    const commands = wishesOf({ board: keeper.board, tail: [], nowMs: clock.nowMs, dice: dice.fate, person, name })
      .map((wish) => ({ ...wish, commandId: name(), seenSeq: keeper.board.seq }) as Command)
    if (commands.length === 0) return
    trace.say(`another process gives ${commands.map(({ kind }) => kind).join(', ')}`)
    await dispatcher.give(commands, person)
    if (disk === this.#world.disk) this.#behindUntil = disk.truth.head
  }

  /** Nothing fails any more. */
  rest(): void {
    this.#armed.clear()
    this.#failsUntil = { writes: 0, reads: 0 }
    this.#slowUntil = 0
  }

  /** Code of a process runs in its name. */
  #as(owner: Owner, run: () => void): void {
    this.#world.schedule.after(0, run, owner)
  }
}
