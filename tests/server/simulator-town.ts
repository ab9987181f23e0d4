import { City } from '../../server/city/city.ts'
import type { Audience, Down, Listener } from '../../server/feed/audience.ts'
import { subscribe } from '../../server/feed/subscribe.ts'
import { Dice } from '../../server/demo/dice.ts'
import { hauntsOf } from '../../server/demo/places/haunts.ts'
import type { Caller, Doors, LineEvents } from '../../server/demo/simulator/doors.ts'
import { groundOn } from '../../server/demo/simulator/open-ground.ts'
import { Simulator } from '../../server/demo/simulator/simulator.ts'
import { memoryDatabase } from '../../server/memory/memory-database.ts'
import type { User } from '../../server/ports/accounts.ts'
import { foundCity, giveAll, personActor } from '../../server/setup/found-city.ts'
import { OFFICE_HOURS, type Draft } from '../../server/setup/starter-pack.ts'
import { CrewMates } from '../../server/sockets/crew-mates.ts'
import type { Actor } from '../../shared/domain/actor.ts'
import { later } from '../../shared/domain/later.ts'
import { lacksSeen } from '../../shared/domain/rules/admission.ts'
import { commands as commandsSchema, type Command } from '../../shared/protocol/commands.ts'
import { positionReport, type PositionFix } from '../../shared/protocol/positions.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Role } from '../../shared/protocol/words.ts'
import { graphOf } from '../../shared/roads/graph-of.ts'
import type { RoadGraph } from '../../shared/roads/road-graph.ts'
import { FakeTime, quiet } from './fake-time.ts'

export const CENTER = { lng: -45, lat: 40 }
const BLOCK = 0.004
const SIDE = 9

/** A town of a square grid, 3 km each way: main streets at 15 m/s, the rest at 11. */
export function gridTown(): RoadGraph {
  const at = (x: number, y: number): [number, number] => [CENTER.lng + (x - 4) * BLOCK, CENTER.lat + (y - 4) * BLOCK * 0.77]
  const nodes = Array.from({ length: SIDE * SIDE }, (_, i) => at(i % SIDE, Math.floor(i / SIDE)))
  const edges = nodes.flatMap((_, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)]
    const road = (to: number, isMain: boolean, name: string) => ({
      from: i, to, roadClass: isMain ? ('secondary' as const) : ('residential' as const), speedMps: isMain ? 15 : 11, oneWay: false,
      name, line: [nodes[i]!, nodes[to]!], stroke: 0,
    })
    return [
      ...(x < SIDE - 1 ? [road(i + 1, y % 4 === 0, `${y + 1}th St`)] : []),
      ...(y < SIDE - 1 ? [road(i + SIDE, x % 4 === 0, `${['Oak', 'Elm', 'Ash', 'Fir', 'Main', 'Pine', 'Bay', 'Plum', 'Pear'][x]} St`)] : []),
    ]
  })
  return graphOf({ nodes, edges })
}

/** Somebody's line to the feed, as a socket is. */
class Line implements Listener {
  readonly id: string
  readonly user: User
  readonly role: Role
  readonly crewId: string | undefined
  readonly events: LineEvents
  hasJoined = false
  isGone = false
  onJoined: () => void = () => undefined

  constructor(id: string, user: User, events: LineEvents) {
    this.id = id
    this.user = user
    this.role = user.role
    this.crewId = user.crewId
    this.events = events
  }
  send<Name extends keyof Down>(name: Name, message: Down[Name]): void {
    if (this.isGone || name === 'farewell') return
    const hear = this.events[name as keyof LineEvents] as (message: unknown) => void
    hear(JSON.parse(JSON.stringify(message)))
  }
  join(): void {
    this.hasJoined = true
    this.onJoined()
  }
  isClogged = () => false
  close = () => undefined
}

/** What came in at the positions door. */
export interface Heard {
  crewId: string
  fix: PositionFix
}

/** A whole city over memory and a clock of the test's own, with the simulator at its doors. */
export class SimulatedTown implements Audience, Doors {
  readonly time: FakeTime
  readonly roads = gridTown()
  readonly stores = memoryDatabase()
  readonly city: City
  readonly faults: unknown[] = []
  readonly heard: Heard[] = []
  readonly ids: string[] = []
  /** Commands as the simulator gave them. */
  readonly given: { at: string; by: string; command: Command; outcome: string }[] = []
  /** While true no call comes through. */
  isUnreachable = false
  simulator!: Simulator
  #lines: Line[] = []
  readonly #mates = new CrewMates((crewId, message) => this.#lines.filter((line) => line.crewId === crewId && line.hasJoined).forEach((line) => line.send('presence', message)))
  #sockets = 0

  constructor(startMs = Date.UTC(2026, 10, 24, 15)) {
    this.time = new FakeTime(startMs)
    this.city = new City({ stores: this.stores, time: this.time, audience: this, tellCrew: () => undefined, crewsListening: () => [], onFault: (fault) => this.faults.push(fault) })
  }

  /** Founded at ten in the morning, local time, with twelve crews on shift in the yard. */
  async open({ seed = 7, haste = 1, isStorm = false, crews = 12, endsInMs = 6 * 3_600_000 }: { seed?: number; haste?: number; isStorm?: boolean; crews?: number; endsInMs?: number } = {}): Promise<this> {
    await this.city.start()
    const skills = [['line'], ['roads'], ['water'], ['traffic'], ['sewer'], ['flooded'], ['pothole'], ['trash', 'sanitation'], ['sign'], ['parks'], ['trees'], ['roads']]
    const ada = personActor('ada', 'Ada', 'administrator')
    const ids = await foundCity(this.city.dispatcher, ada, {
      name: 'Fairhaven', timeZone: 'America/New_York', center: CENTER, calendar: { weekly: OFFICE_HOURS, holidays: [] },
      crews: skills.slice(0, crews).map((own, i) => ({ name: `Truck ${i + 1}`, badge: String(i + 1), skills: own })),
    })
    this.ids.push(...ids)
    const now = this.time.now()
    await giveAll(this.city.dispatcher, ada, ids.map((crewId): Draft => ({ kind: 'StartShift', crewId, via: 'import', occurredAt: later(now, -3_600_000), endsAt: later(now, endsInMs) })))
    const haunts = hauntsOf({ center: CENTER, roads: this.roads, places: [], addressAt: () => undefined }, new Dice(seed))
    this.simulator = new Simulator({
      doors: this, ground: groundOn(this.roads, haunts.yards), haunts, time: this.time, seed, haste, isStorm, onFault: (fault) => this.faults.push(fault),
      logins: { password: 'none', dispatcher: 'sim-dispatcher', residents: 'sim-residents', crews: new Map(ids.map((id, i) => [id, `sim-crew${i + 1}`])) },
    })
    const starting = this.simulator.start()
    await this.pass(2_000)
    await starting
    return this
  }

  /** Everybody's time; `quiet` is enough for calls in memory. */
  pass = (ms: number): Promise<void> => this.time.pass(ms)

  tell<Name extends keyof Down>(role: Role, name: Name, message: Down[Name]): void {
    for (const line of this.#lines) if (line.hasJoined && line.role === role) line.send(name, message)
  }

  signIn(name: string): Promise<Caller> {
    const crew = /^sim-crew(\d+)$/.exec(name)
    const crewId = crew ? this.ids[Number(crew[1]) - 1] : undefined
    const user: User = { id: name, name, role: name === 'sim-dispatcher' ? 'dispatcher' : 'crew', cityId: 'city', email: name, demo: true, disabled: false, ...(crewId === undefined ? {} : { crewId }) }
    const actor: Actor = { actor: 'person', userId: user.id, name, role: user.role, ...(crewId === undefined ? {} : { crewId }) }
    const { crewId: _, ...session } = user
    return Promise.resolve({
      session: { userId: user.id, name, role: user.role, cityId: session.cityId, ...(crewId === undefined ? {} : { crewId }) },
      give: async (commands) => {
        if (this.isUnreachable) return undefined
        const checked = commandsSchema.parse(JSON.parse(JSON.stringify(commands))) as Command[]
        if (checked.some((command) => lacksSeen(command, actor))) throw new Error('seenSeq is missing')
        const answers = await this.city.dispatcher.give(checked, actor)
        checked.forEach((command, i) => this.given.push({ at: this.time.now(), by: name, command, outcome: answers[i]!.outcome }))
        return answers
      },
      report: (fixes) => {
        const { positions } = positionReport.parse(JSON.parse(JSON.stringify({ positions: fixes })))
        if (!this.isUnreachable && crewId !== undefined) {
          this.heard.push(...positions.map((fix) => ({ crewId, fix })))
          this.city.positions.take(positions.map((fix) => ({ ...fix, crewId })))
        }
        return Promise.resolve()
      },
      latest: (most, head) => this.stores.log.read(Math.max(0, head - most), most),
      listen: (events) => this.#listen(user, events),
    })
  }

  /** Opens a page as somebody; returns how to close it. */
  visit(user: Pick<User, 'id' | 'role'> & { crewId?: string }): { close(): void } {
    const deaf = () => undefined
    return this.#listen({ name: user.id, cityId: 'city', email: user.id, demo: true, disabled: false, ...user }, { cursor: deaf, welcome: deaf, records: deaf, positions: deaf, presence: deaf })
  }

  /** Cuts the lines of somebody; returns how they come back, as sockets do by themselves. */
  cut(name: string): () => void {
    const cut = this.#lines.filter(({ user }) => user.id === name)
    for (const line of cut) this.#hangUp(line)
    return () => cut.forEach(({ user, events }) => this.#listen(user, events))
  }

  #hangUp(line: Line): void {
    line.isGone = true
    this.#mates.leave(line.id, line.user)
    this.#lines = this.#lines.filter((other) => other !== line)
    this.city.feed.leave(line)
  }

  #listen(user: User, events: LineEvents): { close(): void; askAgain(): void } {
    const line = new Line(`socket ${++this.#sockets}`, user, events)
    line.onJoined = () => this.#mates.enter(line.id, user)
    this.#lines.push(line)
    void subscribe(line, events.cursor(), { log: this.stores.log, feed: this.city.feed, time: this.time, boardFor: (reader) => this.city.door.snapshot(reader) }, () => line.isGone)
    return {
      close: () => this.#hangUp(line),
      askAgain: () => undefined,
    }
  }

  /** A person's command, straight to the city. */
  async person(actor: Actor, draft: Draft): Promise<string> {
    const [answer] = await this.city.dispatcher.give([{ ...draft, commandId: crypto.randomUUID(), seenSeq: this.city.keeper.board.seq }], actor)
    await quiet()
    return answer!.outcome
  }

  async records(): Promise<LogRecord[]> {
    return this.stores.log.read(0, 100_000)
  }
}

export const ana: Actor = { actor: 'person', userId: 'demo-dispatcher', name: 'Ana', role: 'dispatcher' }
