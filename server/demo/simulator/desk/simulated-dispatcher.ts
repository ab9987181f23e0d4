import { uuidv7 } from 'uuidv7'
import type { Command } from '../../../../shared/protocol/commands.ts'
import type { LogRecord } from '../../../../shared/protocol/records.ts'
import type { Id } from '../../../../shared/protocol/values.ts'
import type { Travel } from '../../../../shared/roads/travel.ts'
import type { Dice } from '../../dice.ts'
import type { Caller } from '../doors.ts'
import type { Picture } from '../picture.ts'
import { nextPlan, type DeskPlan } from './plan.ts'
import { TakeOver } from './take-over.ts'

const SECOND = 1_000
/** How long a person takes to read, think and click; for an emergency they hurry. */
const PACE_S = [25, 90] as const
const URGENT_PACE_S = [20, 40] as const

interface Parts {
  caller: Caller
  picture: Picture
  travel: Travel
  dice: Dice
  haste: number
  isOurs: (userId: string) => boolean
  isAway: (crewId: Id) => boolean
}

/** Gives work at a human pace, one act at a time, until a person does; then it lets go of what it was about to do. */
export class SimulatedDispatcher {
  readonly #parts: Parts
  readonly #takeOver = new TakeOver()
  readonly #declined = new Set<string>()
  /** What it is about to do, decided on a board that stood at `seenSeq`. */
  #plan: (DeskPlan & { dueMs: number; seenSeq: number }) | undefined
  #isSaying = false
  #waitsForSeq = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  isOffDuty(nowMs: number): boolean {
    return this.#takeOver.isTaken(nowMs)
  }

  record(record: LogRecord): void {
    if (record.kind === 'AssignmentDeclined' || (record.kind === 'CrewUnassigned' && this.#parts.isOurs(record.by.userId ?? ''))) this.#declined.add(`${record.requestId} ${record.crewId}`)
    if (record.kind === 'RequestClosed' || record.kind === 'RequestCancelled') for (const key of this.#declined) if (key.startsWith(record.requestId)) this.#declined.delete(key)
    if (this.#takeOver.record(record, this.#parts.isOurs)) this.#plan = undefined
  }

  beat(nowMs: number): void {
    const { picture, dice, haste } = this.#parts
    const board = picture.board
    if (!board || !picture.isLive || this.#isSaying || this.isOffDuty(nowMs) || board.seq < this.#waitsForSeq) return
    if (!this.#plan) {
      const plan = this.#next(nowMs)
      const [from, to] = plan?.isUrgent ? URGENT_PACE_S : PACE_S
      if (plan) this.#plan = { ...plan, seenSeq: board.seq, dueMs: nowMs + (dice.between(from, to) * SECOND) / haste }
      return
    }
    if (nowMs < this.#plan.dueMs) {
      // An emergency that came in meanwhile is not made to wait for a graffito.
      const better = this.#plan.isUrgent ? undefined : this.#next(nowMs)
      if (better?.isUrgent) this.#plan = { ...better, seenSeq: board.seq, dueMs: Math.min(this.#plan.dueMs, nowMs + (dice.between(...URGENT_PACE_S) * SECOND) / haste) }
      return
    }
    const plan = this.#plan
    this.#plan = undefined
    const request = board.requests.get(plan.requestId)
    // Something happened to it since it was looked at: think again.
    if (!request || request.changedSeq > plan.seenSeq) return
    this.#say({ ...plan.draft, commandId: uuidv7(), seenSeq: plan.seenSeq, via: 'desk' }, nowMs)
  }

  #next(nowMs: number): DeskPlan | undefined {
    const { picture, travel, haste, isAway } = this.#parts
    return nextPlan({
      board: picture.board!, nowMs, travel, haste, isAway,
      whereIs: (crewId) => picture.positionOf(crewId),
      hasDeclined: (requestId, crewId) => this.#declined.has(`${requestId} ${crewId}`),
    })
  }

  #say(command: Command, nowMs: number): void {
    this.#isSaying = true
    const isWanted = () => !this.isOffDuty(nowMs)
    void this.#parts.caller.give([command], isWanted).then(
      (answers) => {
        const answer = answers?.[0]
        if (answer?.outcome === 'accepted') this.#waitsForSeq = answer.seq
      },
      () => undefined,
    ).finally(() => (this.#isSaying = false))
  }
}
