import type { Command } from '../../protocol/commands.ts'
import type { Crew, ServiceRequest } from '../../protocol/board.ts'
import type { LogRecord } from '../../protocol/records.ts'
import type { Id, Instant, Seq } from '../../protocol/values.ts'
import type { Actor } from '../actor.ts'
import type { Board } from '../board.ts'
import type { Event } from '../events.ts'
import { refuse, type Refusal } from '../refusals.ts'

/** What a rule may know besides the board: the time, who asks, and what had to be fetched. */
export interface Context {
  now: Instant
  actor: Actor
  /** Requests that had left the board and stand on it for this command alone. */
  recalled?: ReadonlySet<Id>
  /** For BlankText: the record whose text must go. */
  record?: LogRecord | undefined
  /**
   * The changedSeq of a request or run before the giver's own batch began: in a batch one
   * need not have seen one's own changes. Undefined for what the batch did not touch.
   */
  changedSeqBefore?: (id: Id) => Seq | undefined
}

/** A context in which it is known when the thing happened. */
export interface RuleContext extends Context {
  when: Instant
}

export type Decision = Event[] | Refusal
export type Rule<C extends Command> = (board: Board, command: C, context: RuleContext) => Decision

/** The rule's request, or the refusal that there is none. */
export const theRequest = (board: Board, id: Id): ServiceRequest | Refusal => board.requests.get(id) ?? refuse.unknown('request', id)
export const theCrew = (board: Board, id: Id): Crew | Refusal => board.crews.get(id) ?? refuse.unknown('crew', id)

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
