import type { City } from '../../server/city/city.ts'
import type { Audience, Down } from '../../server/feed/audience.ts'
import type { Reader } from '../../server/feed/board-door.ts'
import type { Answer } from '../../shared/protocol/answers.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { Cursor } from '../../shared/protocol/sockets.ts'
import type { Role } from '../../shared/protocol/words.ts'
import type { Disk } from './disk.ts'
import type { Line } from './line.ts'
import type { Person } from './people.ts'
import { portsOf } from './ports.ts'
import type { Owner } from './schedule.ts'
import type { World } from './world.ts'

export type Reply = { status: 200; answers: Answer[] } | { status: 503 }

/**
 * One life of the server, from its start to its crash: a real city, with what `server/host.ts`,
 * the hub and the command route put around it. Whatever a dead one still says is thrown away.
 */
export class Process implements Owner, Audience {
  isDead = false
  isUp = false
  readonly disk: Disk
  readonly city: City
  readonly #lines = new Set<Line>()
  readonly #world: World

  constructor(world: World, disk: Disk) {
    this.#world = world
    this.disk = disk
    this.city = new world.product.City({
      stores: portsOf(world, this, disk), time: world.clock.for(this), audience: this,
      tellCrew: (crewId, tick) => {
        for (const line of this.#lines) if (line.crewId === crewId) this.#say(line, 'positions', tick)
      },
      crewsListening: () => new Set([...this.#lines].flatMap((line) => (line.role === 'crew' && line.crewId !== undefined ? [line.crewId] : []))),
      onFault: (fault) => this.#isBroken(fault),
      onCut: () => world.fired('a slow reader was cut'),
    })
  }

  async start(): Promise<void> {
    try {
      await this.city.start()
      this.isUp = true
      this.#world.started(this)
    } catch (fault) {
      // A server that cannot start ends, and is started again.
      if (this.#isBroken(fault)) return
      this.#world.fired('the store failed a start')
      this.die()
      this.#world.fate.startAgain()
    }
  }

  /** From one line to the next there is nothing of it any more. */
  die(): void {
    this.isDead = true
    this.isUp = false
    this.#world.clock.forget(this)
    for (const line of this.#lines) line.lost()
    this.#lines.clear()
  }

  /** Ends as on SIGTERM. */
  async stop(): Promise<void> {
    this.isUp = false
    for (const line of this.#lines) {
      line.send('farewell', { because: 'restarting', message: 'The server restarts.', retryAfterMs: 1_000 })
      line.close()
    }
    try {
      await this.city.stop()
    } catch (fault) {
      this.#isBroken(fault)
    }
    if (this.isDead) return
    this.die()
    this.#world.fate.startAgain()
  }

  tell<Name extends keyof Down>(role: Role, name: Name, message: Down[Name]): void {
    const isNews = name === 'records' && (message as Down['records']).records.length > 0
    if (isNews && !this.isDead && this.#world.fate.strikes('while telling the roles')) return
    for (const line of this.#lines) if (line.isJoined && line.role === role) this.#say(line, name, message)
  }

  #say<Name extends keyof Down>(line: Line, name: Name, message: Down[Name]): void {
    if (!this.isDead && !line.isOver) line.send(name, message)
  }

  /** Somebody connects. */
  welcome(line: Line, cursor: Cursor | undefined): void {
    if (!this.isUp) return line.lost()
    this.#lines.add(line)
    const { city } = this
    let shown: string | undefined
    line.onJoined = () => {
      if (shown !== city.positions.tick) this.#say(line, 'positions', city.positions.whole(line))
    }
    const boardFor = (reader: Reader) => {
      shown = city.positions.tick
      return city.door.snapshot(reader)
    }
    const parts = { log: city.stores.log, feed: city.feed, time: city.time, boardFor }
    this.#world.product.subscribe(line, cursor, parts, () => line.isOver).catch((fault: unknown) => {
      if (this.#isBroken(fault) || this.isDead) return
      line.send('farewell', { because: 'fault', message: 'The board cannot be read just now.', retryAfterMs: 2_000 })
      line.close()
    })
  }

  /** The line is known to be over. */
  leave(line: Line): void {
    this.#lines.delete(line)
    this.city.feed.leave(line)
  }

  /** The one door for commands. Whoever asks hears nothing if the process dies before. */
  take(person: Person, commands: readonly Command[], reply: (reply: Reply) => void): void {
    this.city.dispatcher.give(commands, person).then((answers) => {
      if (this.isDead) return
      this.#world.judge.answered(this.disk, person, commands, answers)
      reply({ status: 200, answers })
    }, (fault: unknown) => {
      if (this.#isBroken(fault) || this.isDead) return
      this.#world.fired('the store refused a command')
      reply({ status: 503 })
    })
  }

  drive(person: Person, fix: { lng: number; lat: number }): void {
    if (person.crewId !== undefined) this.city.positions.take([{ ...fix, at: this.#world.clock.now, crewId: person.crewId }])
  }

  /** A store that cannot is weather; any other fault is ours. */
  #isBroken(fault: unknown): boolean {
    if (this.isDead || fault instanceof this.#world.product.StoreFault) return false
    this.#world.judge.fault(fault)
    return true
  }
}

