import { expect } from 'vitest'
import { BoardKeeper } from '../../server/dispatch/board-keeper.ts'
import { Dispatcher } from '../../server/dispatch/dispatcher.ts'
import { projectionOf } from '../../server/dispatch/projection.ts'
import { SlaWatch } from '../../server/dispatch/sla-watch.ts'
import { memoryDatabase } from '../../server/memory/memory-database.ts'
import type { Append, AppendResult, EventLog } from '../../server/ports/event-log.ts'
import type { RequestRow } from '../../server/ports/request-store.ts'
import type { Stores } from '../../server/ports/stores.ts'
import { emptyBoard, type Board } from '../../shared/domain/board.ts'
import { fold } from '../../shared/domain/evolve.ts'
import type { Answer } from '../../shared/protocol/answers.ts'
import type { LogRecord, RecordKind } from '../../shared/protocol/records.ts'
import { commandOf, founded, idOf, type Act } from '../domain/city.ts'
import { FakeTime } from './fake-time.ts'

/** A log that the test may hold up, break or overtake at the moment of an append. */
export class WatchedLog implements EventLog {
  readonly #inner: EventLog
  readonly appends: Append[] = []
  /** Runs just before each append; what it throws is what the append throws. */
  beforeAppend: (batch: Append) => void | Promise<void> = () => undefined
  beforeRead: () => void | Promise<void> = () => undefined

  constructor(inner: EventLog) {
    this.#inner = inner
  }

  get logId(): string {
    return this.#inner.logId
  }
  async append(batch: Append): Promise<AppendResult> {
    await this.beforeAppend(batch)
    this.appends.push(batch)
    return this.#inner.append(batch)
  }
  async read(after: number, limit: number): Promise<LogRecord[]> {
    await this.beforeRead()
    return this.#inner.read(after, limit)
  }
  head = () => this.#inner.head()
  history = (requestId: string) => this.#inner.history(requestId)
  answerTo = (commandId: string) => this.#inner.answerTo(commandId)
  latestSnapshot = () => this.#inner.latestSnapshot()
  keepSnapshot = (snapshot: { seq: number; board: string }) => this.#inner.keepSnapshot(snapshot)
  probe = () => this.#inner.probe()
}

export async function allRecords(log: EventLog): Promise<LogRecord[]> {
  return log.read(0, 1_000_000)
}

/** The board as the log alone makes it. */
export const foldOf = async (log: EventLog): Promise<Board> => fold(emptyBoard, await allRecords(log))

export async function rowsOf(stores: Stores): Promise<RequestRow[]> {
  const rows: RequestRow[] = []
  for await (const row of stores.requests.all()) rows.push(row)
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Board and projection are what the log says, no more and no less. */
export async function expectTrue(board: Board, stores: Stores): Promise<void> {
  expect(board).toEqual(await foldOf(stores.log))
  const rows = (await projectionOf(stores.log)).sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(await rowsOf(stores)).toEqual(JSON.parse(JSON.stringify(rows)))
}

/** The part of a city that decides and remembers, with its watch, over stores and a time of the test's own. */
export class Town {
  readonly stores: Stores
  readonly log: WatchedLog
  readonly time: FakeTime
  readonly keeper: BoardKeeper
  readonly dispatcher: Dispatcher
  readonly watch: SlaWatch
  readonly faults: unknown[] = []
  wakes = 0

  constructor({ stores = memoryDatabase(), time = new FakeTime() }: { stores?: Stores; time?: FakeTime } = {}) {
    this.log = new WatchedLog(stores.log)
    this.stores = stores
    this.time = time
    this.keeper = new BoardKeeper(this.log)
    this.dispatcher = new Dispatcher({ log: this.log, requests: stores.requests, keeper: this.keeper, time, onAppended: () => this.wakes++ })
    this.watch = new SlaWatch(this.keeper, this.dispatcher, time, (fault) => this.faults.push(fault))
  }

  async open(): Promise<this> {
    await this.keeper.load()
    await this.watch.start()
    return this
  }

  /** One submission; all acts are of the first one's giver. */
  give(...acts: Act[]): Promise<Answer[]> {
    return this.dispatcher.give(acts.map((act) => commandOf(act, this.time.now())), acts[0]!.by)
  }

  /** Gives each by itself, and takes no refusal. */
  async play(...acts: Act[]): Promise<this> {
    for (const act of acts) for (const answer of await this.give(act)) if (answer.outcome === 'refused') throw new Error(`${act.command.kind}: ${answer.message}`)
    return this
  }

  async records(...kinds: RecordKind[]): Promise<LogRecord[]> {
    const records = await allRecords(this.stores.log)
    return kinds.length === 0 ? records : records.filter((record) => kinds.includes(record.kind))
  }

  request(name = 'it') {
    return this.keeper.board.requests.get(idOf(name))
  }

  expectTrue(): Promise<void> {
    return expectTrue(this.keeper.board, this.stores)
  }
}

/** Founded, with its trucks, at 14:00 of a Tuesday. */
export const openTown = async (parts: ConstructorParameters<typeof Town>[0] = {}): Promise<Town> => (await new Town(parts).open()).play(...founded())
