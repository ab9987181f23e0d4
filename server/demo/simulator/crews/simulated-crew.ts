import { uuidv7 } from 'uuidv7'
import { isOpen, leadOf } from '../../../../shared/domain/requests.ts'
import type { Crew } from '../../../../shared/protocol/board.ts'
import type { LogRecord } from '../../../../shared/protocol/records.ts'
import type { Presence } from '../../../../shared/protocol/sockets.ts'
import type { Id } from '../../../../shared/protocol/values.ts'
import type { LngLat } from '../../../../shared/roads/travel.ts'
import type { Draft } from '../../../setup/starter-pack.ts'
import type { Dice } from '../../dice.ts'
import type { CrewWords } from '../../words/crews.ts'
import type { Caller } from '../doors.ts'
import type { Ground } from '../ground.ts'
import type { Picture } from '../picture.ts'
import { Beacon } from './beacon.ts'
import { Intention } from './intention.ts'
import { nextWish, unread } from './next-wish.ts'
import { hoursOf, isWorthIt, nextBegin, type Hours } from './roster.ts'
import { currentJob, MINUTE, SECOND, type Sight, type Wish } from './sight.ts'
import { replyTo } from './tablet.ts'
import { Wheel } from './wheel.ts'
import { draftOf, planWork, type WorkStep } from './work.ts'
import { takesTruck } from './yielding.ts'

/** After a refusal (somebody was faster) or a failed call one looks again before doing anything. */
const LOOKS_AGAIN_MS = 4 * SECOND

export interface CrewParts {
  crewId: Id
  /** The N of crewN: the N-th crew of the city. */
  n: number
  caller: Caller
  picture: Picture
  ground: Ground
  dice: Dice
  words: CrewWords
  haste: number
  timeZone: string
  isOpenDay: (weekday: number) => boolean
  isOurs: (userId: string) => boolean
}

/** The people of one truck. Steps aside as soon as somebody else is signed in as them or commands them, until the next shift. */
export class SimulatedCrew {
  readonly #parts: CrewParts
  readonly #hours: Hours
  readonly #wheel: Wheel
  readonly #beacon: Beacon
  readonly #yard
  readonly #hands: Intention
  readonly #eyes: Intention
  #work: { key: string; steps: WorkStep[] } | undefined
  #lunchOf: string | undefined
  #beginsMs: number | undefined
  #isAside = false
  #matesHere = new Set<string>()
  #isSaying = false
  /** Nothing is planned before the picture has what was just done. */
  #waitsForSeq = 0
  #notBeforeMs = 0

  constructor(parts: CrewParts, nowMs: number) {
    const { ground, n, picture, crewId, dice } = parts
    this.#parts = parts
    this.#hours = hoursOf(n)
    this.#yard = ground.yardOf(n)
    this.#wheel = new Wheel(ground, dice.of('wheel'), placeAtWork(parts) ?? picture.positionOf(crewId) ?? this.#yard)
    this.#beacon = new Beacon(parts.caller, dice.of('beacon'), nowMs)
    this.#hands = new Intention(dice.of('hands'), parts.haste)
    this.#eyes = new Intention(dice.of('eyes'), parts.haste)
    this.#beginsMs = this.#firstBegin(nowMs)
  }

  /** Taken over by somebody who has left: nobody reads its tablet. */
  get isUnmanned(): boolean {
    return this.#isAside && this.#matesHere.size === 0
  }

  /** Somebody else of this crew is connected: the truck is theirs. */
  presence({ people }: Presence): void {
    this.#matesHere = new Set(people.filter(({ userId }) => !this.#parts.isOurs(userId)).map(({ userId }) => userId))
    if (this.#matesHere.size > 0) this.stepAside()
  }

  /** Its line is new: who is here besides is told right after, and who is alone is told nothing. */
  welcomed(): void {
    this.#matesHere.clear()
  }

  record(record: LogRecord): void {
    const { crewId, isOurs, picture } = this.#parts
    const shift = picture.board?.crews.get(crewId)?.shift
    const at = record.occurredAt ?? record.at
    // What was done with the truck in an earlier shift is over.
    if (!takesTruck(record, crewId, isOurs) || (shift && at < shift.startedAt)) return
    // A desk that sends a truck out begins its next shift; to lengthen a running one keeps its beginning.
    const isNextShift = record.kind === 'ShiftStarted' && record.by.role !== 'crew' && at === shift?.startedAt
    if (!isNextShift) this.stepAside()
    else if (this.#matesHere.size === 0) this.#isAside = false
  }

  /** Where it was seen, as the city tells it: not where we were means that another device speaks for it. */
  seenAt(at: string): void {
    if (!this.#beacon.isOwn(at)) this.stepAside()
  }

  stepAside(): void {
    this.#isAside = true
    this.#hands.forget()
    this.#eyes.forget()
  }

  /** One moment of the day. Everything it decides is decided here; what it says is said on the side. */
  beat(nowMs: number): void {
    const { picture, crewId } = this.#parts
    const board = picture.board
    const crew = board?.crews.get(crewId)
    if (!board || !crew) return
    this.#noticeShift(crew, nowMs)
    if (this.#isAside) return
    const moment = this.#wheel.at(nowMs)
    if (crew.shift) this.#beacon.beat(moment, nowMs)
    if (crew.status === 'break' && crew.shift) this.#lunchOf = crew.shift.startedAt
    if (this.#isSaying || !picture.isLive || board.seq < this.#waitsForSeq || nowMs < this.#notBeforeMs) return
    const sight: Sight = {
      board, crew, nowMs, at: moment, yard: this.#yard, goal: this.#wheel.goal, isDriving: this.#wheel.isDriving,
      hours: this.#hours, beginsMs: this.#beginsMs ?? Infinity, hadLunch: this.#lunchOf === crew.shift?.startedAt, haste: this.#parts.haste,
    }
    if (this.#read(sight) || this.#doWork(sight)) return
    const wish = nextWish(sight)
    if (this.#hands.isDue(wish, nowMs) && wish) this.#perform(wish, nowMs)
  }

  #noticeShift(crew: Crew, nowMs: number): void {
    if (crew.shift) {
      this.#beginsMs = undefined
      return
    }
    this.#beginsMs ??= this.#nextBegin(nowMs + MINUTE)
    if (this.#isAside && nowMs >= this.#beginsMs && this.#matesHere.size === 0) this.#isAside = false
  }

  #read(sight: Sight): boolean {
    const job = unread(sight)
    const wish: Wish | undefined = job && { key: `read ${job.request.id} ${job.mine.assignedAt}`, afterMs: [7 * SECOND, 45 * SECOND], act: { kind: 'give', draft: replyTo(job, sight, this.#parts.dice.of(`read ${job.request.number} ${job.mine.assignedAt}`)) } }
    if (!this.#eyes.isDue(wish, sight.nowMs) || wish?.act.kind !== 'give') return false
    this.#say(wish.act.draft, sight.nowMs)
    return true
  }

  /** On scene: the steps that were drawn on arriving, each in its time. Says whether there is work at all. */
  #doWork(sight: Sight): boolean {
    const { board, crew, nowMs, at, haste } = sight
    const job = currentJob(sight)
    const isLead = job?.request.status === 'on-scene' && job.request.crewId === crew.id
    if (!job?.mine.arrivedAt || !job.isAtPlace || crew.status !== 'available' || !crew.shift) return false
    if (!isLead) return job.request.status !== 'on-scene' ? false : true
    const { request, mine } = job
    const key = `${request.number} ${mine.arrivedAt} ${request.round}`
    if (this.#work?.key !== key) {
      const hasResolveTarget = request.policySeq !== undefined && board.policies.get(request.policySeq)?.targets.resolve !== undefined
      this.#work = { key, steps: planWork({ request, hasResolveTarget, sinceMs: Date.parse(mine.arrivedAt!), nowMs, haste }, this.#parts.words, this.#parts.dice.of(key)) }
    }
    const [next, ...rest] = this.#work.steps
    if (!next) this.#work = undefined
    else if (nowMs >= next.atMs) {
      this.#work = { key, steps: rest }
      if (isOpen(request)) this.#say(draftOf(next, request, crew.id, nowMs, at), nowMs)
    }
    return true
  }

  #perform({ act }: Wish, nowMs: number): void {
    if (act.kind === 'give') {
      if (act.draft.kind === 'StartShift') this.#wheel.park(this.#yard, 'yard')
      return this.#say(act.draft, nowMs)
    }
    const { ground, dice } = this.#parts
    this.#wheel.setOff(act.goal, act.to === 'anywhere' ? ground.anywhere(dice) : act.to, nowMs)
  }

  /** Given once, with an id of its own; what is refused is looked at anew. */
  #say(draft: Draft, nowMs: number): void {
    this.#isSaying = true
    const isWanted = () => !this.#isAside
    void this.#parts.caller.give([{ ...draft, commandId: uuidv7() }], isWanted).then(
      (answers) => {
        const answer = answers?.[0]
        if (answer?.outcome === 'accepted') this.#waitsForSeq = answer.seq
        else this.#notBeforeMs = nowMs + LOOKS_AGAIN_MS
      },
      () => (this.#notBeforeMs = nowMs + 5 * LOOKS_AGAIN_MS),
    ).finally(() => (this.#isSaying = false))
  }

  #nextBegin(fromMs: number): number {
    const { timeZone, isOpenDay } = this.#parts
    return nextBegin(this.#hours, fromMs, timeZone, isOpenDay)
  }

  /** Of a crew that is off when the simulator starts: now, where most of its hours are still to come and it has rested. */
  #firstBegin(nowMs: number): number | undefined {
    const { picture, crewId, timeZone, isOpenDay, dice } = this.#parts
    const crew = picture.board?.crews.get(crewId)
    if (!crew || crew.shift) return undefined
    const hasRested = crew.lastShift === undefined || nowMs - Date.parse(crew.lastShift.endedAt) > 6 * 60 * MINUTE
    return hasRested && isWorthIt(this.#hours, nowMs, timeZone, isOpenDay) ? nowMs + dice.between(0, 3) * MINUTE : this.#nextBegin(nowMs)
  }
}

/** Where it is on scene, by what the board says; an older position does not count against that. */
function placeAtWork({ picture: { board }, crewId, ground }: CrewParts): LngLat | undefined {
  const request = board?.crews.get(crewId)?.run.map((id) => board.requests.get(id)).find((one) => one?.status === 'on-scene' && leadOf(one) === crewId)
  return request && ground.curbAt(request.place)
}
