import type { Down } from '../../server/feed/audience.ts'
import type { Append } from '../../server/ports/event-log.ts'
import { boardFrom, type Board } from '../../shared/domain/board.ts'
import type { Answer } from '../../shared/protocol/answers.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { ROLES } from '../../shared/protocol/words.ts'
import { differenceOf } from './canon.ts'
import type { Client } from './client.ts'
import type { Disk } from './disk.ts'
import type { Line } from './line.ts'
import * as oracles from './oracles.ts'
import type { Person } from './people.ts'
import type { World } from './world.ts'

/** How long after a due a breach may still be unrecorded: a slow disk, and the watch's second try after a fault. */
export const GRACE_MS = 15_000

export type Oracle = Exclude<keyof typeof oracles, 'nextUnrecorded'> | 'everyBreachIsRecordedInTime' | 'nothingIsBroken' | 'allConverge' | 'aReloadShowsTheSame'

/** Something that must not be was seen. */
export class Violation extends Error {
  override name = 'Violation'
  readonly oracle: Oracle

  constructor(oracle: Oracle, message: string) {
    super(`${oracle}: ${message}`)
    this.oracle = oracle
  }
}

/** Asks the oracles whatever a step may have changed. What is wrong is kept until the step is over: nobody in it may swallow it. */
export class Judge {
  readonly #world: World
  readonly #moved = new Set<Client>()
  readonly #seen = new Map<Client, Board>()
  readonly #removed = new WeakMap<Disk, string[]>()
  #later: (() => Promise<void>)[] = []
  #violation: Violation | undefined
  #cityAt: unknown
  #ableSince = 0
  #lookAgainMs = 0

  constructor(world: World) {
    this.#world = world
  }

  // ---- what happened

  appended(batch: Append, disk: Disk): void {
    const { truth } = disk
    const { trace, kinds } = this.#world
    for (const { seq } of batch.records) {
      const record = truth.record(seq)!
      kinds.set(record.kind, (kinds.get(record.kind) ?? 0) + 1)
      const isOurs = record.by.actor === 'system'
      trace.say(`record ${seq} ${record.kind} by ${record.by.userId ?? record.by.actor} ${isOurs ? '' : (record.commandId ?? '')} at ${record.at}`)
      this.#ask('theLogHasNoGap', oracles.theLogHasNoGap(truth, record, seq))
      this.#ask('noCommandIsTakenTwice', oracles.noCommandIsTakenTwice(truth, record))
      if (record.kind === 'ClockBreached') {
        this.#ask('theBreachIsTrueAndNew', oracles.theBreachIsTrueAndNew(truth, record, truth.requestBefore(record.seq)))
      }
    }
    for (const { answer } of batch.answers) this.#ask('whatIsThereIsKnown', oracles.whatIsThereIsKnown(truth, answer, batch.expectedHead))
    for (const { seq, field } of batch.blanks) this.#remember(disk, seq, field)
    if (batch.blanks.length > 0) this.kept(disk)
    this.#lookAgainMs = Math.min(this.#lookAgainMs, this.#world.clock.nowMs + GRACE_MS)
  }

  /** Something was kept in which removed words must not be. */
  kept(disk: Disk): void {
    const removed = this.#removed.get(disk)
    if (removed) this.#later.push(async () => this.#ask('removedWordsAreNowhere', await oracles.removedWordsAreNowhere(disk.stores, removed)))
  }

  sent(line: Line, name: keyof Down, message: unknown, text: string, { truth }: Disk): void {
    this.#ask('theLineIsInOrder', oracles.theLineIsInOrder(line, name, message))
    this.#ask('nothingForbiddenIsSent', oracles.nothingForbiddenIsSent(line.role, text))
    this.#ask('crewsHearOfThemselvesAlone', oracles.crewsHearOfThemselvesAlone(line, name, message, truth))
    if (name === 'records') this.#ask('onlyWhatIsStoredIsTold', oracles.onlyWhatIsStoredIsTold(truth, line.role, message as Down['records']))
  }

  heard(client: Client): void {
    if (client.store.board !== this.#seen.get(client)) this.#moved.add(client)
  }

  answered(disk: Disk, person: Person, commands: readonly Command[], answers: readonly Answer[]): void {
    answers.forEach((answer, i) => {
      this.#ask('theAnswerStands', oracles.theAnswerStands(disk, answer))
      disk.told.set(answer.commandId, answer)
      const command = commands[i]!
      if (command.kind !== 'ReceiveRequest' || !command.reporter || answer.outcome !== 'accepted') return
      const { requestId, reporter } = command
      this.#later.push(async () => this.#ask('theReporterIsKept', await oracles.theReporterIsKept(disk.stores, requestId, reporter)))
    })
  }

  fault(fault: unknown): void {
    this.#ask('nothingIsBroken', fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
  }

  /** The city could not be expected to act until now. */
  excuse(): void {
    this.#ableSince = this.#world.schedule.now
  }

  // ---- what must be true

  async afterStep(): Promise<void> {
    const { process } = this.#world
    for (const client of this.#moved) this.#lookAtScreen(client)
    this.#moved.clear()
    if (!process.isDead && process.city.keeper.board !== this.#cityAt) {
      this.#cityAt = process.city.keeper.board
      this.#ask('theCityHasTheFold', oracles.theCityHasTheFold(process.city, process.disk.truth))
    }
    this.#lookAtClocks()
    if (this.#later.length > 0) await Promise.all(this.#later.splice(0).map((look) => look()))
    if (this.#violation) throw this.#violation
  }

  async atTheEnd(): Promise<void> {
    const { process, disk, clients, product } = this.#world
    for (const client of clients) this.#lookAtScreen(client)
    this.kept(disk)
    this.#ask('theProjectionIsTheLogs', await oracles.theProjectionIsTheLogs(disk.stores, product.projectionOf))
    for (const role of ROLES) {
      const loaded = boardFrom(JSON.parse(process.city.door.text({ role })))
      this.#ask('aReloadShowsTheSame', differenceOf(loaded, disk.truth.boardFor(role, disk.truth.head)))
    }
    await this.afterStep()
  }

  notConverged(words: string): never {
    throw new Violation('allConverge', words)
  }

  #ask(oracle: Oracle, wrong: string | undefined): void {
    if (wrong !== undefined) this.#violation ??= new Violation(oracle, wrong)
  }

  #lookAtScreen(client: Client): void {
    this.#seen.set(client, client.store.board)
    const { cursor } = client.store
    const disk = cursor && this.#world.diskOf(cursor.logId)
    if (disk) this.#ask('theScreenIsTheFold', oracles.theScreenIsTheFold(client, disk.truth))
  }

  /** Every breach within its grace of the due, by the wall clock, once the city has been able to act for as long. */
  #lookAtClocks(): void {
    const { process, schedule, clock, fate } = this.#world
    if (!fate.isAble) return this.excuse()
    const { truth } = process.disk
    if (clock.nowMs < this.#lookAgainMs || schedule.now - this.#ableSince < GRACE_MS || process.city.keeper.board.seq !== truth.head) return
    const next = oracles.nextUnrecorded(truth, clock.now)
    const overdueMs = next ? Date.parse(next.due) + GRACE_MS : Infinity
    if (overdueMs < clock.nowMs) this.#ask('everyBreachIsRecordedInTime', next?.words)
    this.#lookAgainMs = overdueMs
  }

  #remember(disk: Disk, seq: number, field: string): void {
    const record = disk.truth.record(seq) as unknown as Record<string, unknown>
    const holders = [record, record['proof']] as (Record<string, unknown> | undefined)[]
    const texts = holders.flatMap((holder) => JSON.stringify(holder?.[field] ?? '').match(/¶[^"\\]*/g) ?? [])
    this.#removed.set(disk, [...(this.#removed.get(disk) ?? []), ...texts])
  }
}
