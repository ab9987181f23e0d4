import type { Board } from '../../../shared/domain/board.ts'
import type { Position } from '../../../shared/protocol/board.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import { WEEKDAYS } from '../../../shared/protocol/words.ts'
import type { Id } from '../../../shared/protocol/values.ts'
import type { Time } from '../../ports/time.ts'
import type { SimulatorLogins } from '../demo-logins.ts'
import { Dice } from '../dice.ts'
import type { Haunts } from '../places/haunts.ts'
import { CrewWords } from '../words/crews.ts'
import { Residents } from '../words/residents.ts'
import { SimulatedCrew } from './crews/simulated-crew.ts'
import { SimulatedDispatcher } from './desk/simulated-dispatcher.ts'
import type { Caller, Doors } from './doors.ts'
import type { Ground } from './ground.ts'
import { Intake } from './reports/intake.ts'
import { Reporters } from './reports/reporters.ts'
import { Picture } from './picture.ts'

const BEAT_MS = 1_000
const BOARD_WITHIN_MS = 20_000
/** So much of the log is read at the start, for what people have done lately. */
const RECALLS = 1_000

export interface SimulatorParts {
  doors: Doors
  logins: SimulatorLogins
  ground: Ground
  haunts: Haunts
  time: Time
  seed: number
  haste: number
  isStorm: boolean
  onFault: (fault: unknown) => void
}

/**
 * The people of a demo: those who report, those who dispatch and those who drive. All of them come in by
 * the city's public doors, with sign-ins of their own, and step aside for people.
 */
export class Simulator {
  readonly #parts: SimulatorParts
  readonly #picture: Picture
  readonly #ours = new Set<string>()
  readonly #lines: { close(): void }[] = []
  #crews = new Map<Id, SimulatedCrew>()
  #dispatcher: SimulatedDispatcher | undefined
  #intake: Intake | undefined
  #isStopped = false
  #cancel: () => void = () => undefined

  constructor(parts: SimulatorParts) {
    this.#parts = parts
    this.#picture = new Picture(parts.time, { records: (records) => this.#records(records), positions: (positions) => this.#positions(positions) })
  }

  /** Signs everybody in and begins. Rejects where the first of them is not let in. */
  async start(): Promise<void> {
    const { doors, logins, time } = this.#parts
    const signIn = async (email: string) => {
      const caller = await doors.signIn(email)
      this.#ours.add(caller.session.userId)
      return caller
    }
    const dispatcher = await signIn(logins.dispatcher)
    const residents = await signIn(logins.residents)
    const crews: [Id, Caller][] = []
    for (const [crewId, email] of logins.crews) crews.push([crewId, await signIn(email)])
    if (this.#isStopped) return
    this.#picture.open(dispatcher)
    const board = await this.#firstBoard()
    if (!board || this.#isStopped) return
    this.#people(board, dispatcher, residents, crews)
    for (const record of await dispatcher.latest(RECALLS, board.seq).catch(() => [])) this.#record(record)
    if (!this.#isStopped) this.#cancel = time.wakeIn(0, () => this.#beat())
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel()
    this.#picture.close()
    for (const line of this.#lines) line.close()
  }

  get isDispatcherOffDuty(): boolean {
    return this.#dispatcher?.isOffDuty(Date.parse(this.#parts.time.now())) ?? true
  }

  #people(board: Board, dispatcher: Caller, residents: Caller, crews: readonly [Id, Caller][]): void {
    const { ground, haunts, seed, haste, isStorm, time } = this.#parts
    const nowMs = Date.parse(time.now())
    // From the same moment of the same city on, the same happens; who starts it again gets no second serving of the first hour.
    const dice = new Dice(seed).of(`from ${board.seq}`)
    const timeZone = board.city?.timeZone ?? 'UTC'
    const common = { picture: this.#picture, haste, timeZone, isOurs: (userId: string) => this.#ours.has(userId) }
    const words = new CrewWords(dice)
    const said = new Residents(dice)
    said.hear([...board.requests.values()].flatMap(({ description }) => description ?? []))
    this.#dispatcher = new SimulatedDispatcher({ ...common, caller: dispatcher, travel: ground.travel, dice: dice.of('desk'), isAway: (crewId) => this.#crews.get(crewId)?.isUnmanned ?? true })
    this.#intake = new Intake({ ...common, caller: residents, isStorm, dice: dice.of('rhythm'), reporters: new Reporters(haunts, said, dice.of('reports'), isStorm) }, nowMs)
    crews.forEach(([crewId, caller], i) => {
      const crew = new SimulatedCrew({ ...common, crewId, n: i + 1, caller, ground, words, dice: dice.of(`crew ${i + 1}`), isOpenDay: (weekday) => isOpenDay(this.#picture.board ?? board, weekday) }, nowMs)
      this.#crews.set(crewId, crew)
      const nothing = () => undefined
      this.#lines.push(caller.listen({ cursor: nothing, welcome: () => crew.welcomed(), records: nothing, positions: nothing, presence: (message) => crew.presence(message) }))
    })
  }

  /** Everybody's second. What goes wrong with one is told, and the others go on. */
  #beat(): void {
    const { time, onFault } = this.#parts
    const nowMs = Date.parse(time.now())
    for (const person of [this.#intake, this.#dispatcher, ...this.#crews.values()]) {
      try {
        person?.beat(nowMs)
      } catch (fault) {
        onFault(fault)
      }
    }
    if (!this.#isStopped) this.#cancel = time.wakeIn(BEAT_MS, () => this.#beat())
  }

  #records(records: readonly LogRecord[]): void {
    for (const record of records) this.#record(record)
  }

  #record(record: LogRecord): void {
    this.#dispatcher?.record(record)
    for (const crew of this.#crews.values()) crew.record(record)
  }

  #positions(positions: readonly Position[]): void {
    for (const { crewId, at } of positions) this.#crews.get(crewId)?.seenAt(at)
  }

  /** The first picture; undefined where none comes. */
  async #firstBoard(): Promise<Board | undefined> {
    const { time } = this.#parts
    for (const untilMs = time.elapsedMs() + BOARD_WITHIN_MS; time.elapsedMs() < untilMs && !this.#isStopped; ) {
      if (this.#picture.board) return this.#picture.board
      await new Promise<void>((resolve) => time.wakeIn(100, resolve))
    }
    return this.#picture.board
  }
}

/** Whether the office works on that day of the week (0 is Sunday). */
function isOpenDay({ calendars }: Board, weekday: number): boolean {
  const day = WEEKDAYS[(weekday + 6) % 7]!
  return calendars.some(({ weekly }) => weekly[day].length > 0)
}
