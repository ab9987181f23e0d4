import { City } from '../../../server/city/city.ts'
import { memoryDatabase } from '../../../server/memory/memory-database.ts'
import type { Stores } from '../../../server/ports/stores.ts'
import type { Answer } from '../../../shared/protocol/answers.ts'
import type { Positions, Records } from '../../../shared/protocol/sockets.ts'
import type { Role } from '../../../shared/protocol/words.ts'
import { commandOf, founded, idOf, type Act } from '../../domain/city.ts'
import { FakeTime } from '../fake-time.ts'
import { WatchedLog } from '../town.ts'

/** What a desk heard, and how much time had really gone by then. */
interface Said<Message> { message: Message; elapsedMs: number }

/** A whole city whose wall clock the test sets as it likes. */
export class ClockedCity {
  readonly time: FakeTime
  readonly stores: Stores
  readonly log: WatchedLog
  readonly city: City
  readonly faults: unknown[] = []
  readonly records: Said<Records>[] = []
  readonly positions: Said<Positions>[] = []

  constructor(stores: Stores = memoryDatabase(), time = new FakeTime()) {
    this.time = time
    this.log = new WatchedLog(stores.log)
    this.stores = { ...stores, log: this.log }
    this.city = new City({
      stores: this.stores, time, onFault: (fault) => this.faults.push(fault),
      audience: { tell: (role, name, message) => this.#hear(role, name, message) },
      tellCrew: () => undefined, crewsListening: () => [],
    })
  }

  #hear(role: Role, name: string, message: unknown): void {
    const elapsedMs = this.time.elapsedMs()
    if (role !== 'dispatcher') return
    if (name === 'records') this.records.push({ message: message as Records, elapsedMs })
    if (name === 'positions') this.positions.push({ message: message as Positions, elapsedMs })
  }

  async open(): Promise<this> {
    await this.city.start()
    if (this.city.keeper.board.city === undefined) await this.play(...founded())
    return this
  }

  give(...acts: Act[]): Promise<Answer[]> {
    return this.city.dispatcher.give(acts.map((act) => commandOf(act, this.time.now())), acts[0]!.by)
  }

  /** Gives each by itself, and takes no refusal. */
  async play(...acts: Act[]): Promise<void> {
    for (const act of acts) for (const answer of await this.give(act)) if (answer.outcome === 'refused') throw new Error(`${act.command.kind}: ${answer.message}`)
  }

  request(name = 'it') {
    return this.city.keeper.board.requests.get(idOf(name))
  }
}
