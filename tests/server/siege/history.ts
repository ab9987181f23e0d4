import type { Answer } from '../../../shared/protocol/answers.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { Seq } from '../../../shared/protocol/values.ts'

/**
 * One command as its giver knows it. Moments are counted, not timed: `invoked` and `answered`
 * are places in the one order of everything that was asked and answered. Without an answer its
 * fate is unknown: it may stand in the log or not.
 */
export interface Operation {
  command: Command
  /** The giver's user id. */
  by: string
  invoked: number
  answered?: number
  /** Every answer that ever came, also to resends. */
  answers: Answer[]
  /** How often it was sent without an answer. */
  silences: number
}

/** Somebody asked where the city stands, and was told. */
export interface Reading {
  by: string
  door: 'board' | 'log'
  invoked: number
  seq: Seq
}

/** What a run did and was told, in the manner of Jepsen (jepsen-io/jepsen, "invoke, ok, fail, info"). */
export class History {
  readonly operations: Operation[] = []
  readonly readings: Reading[] = []
  #moment = 0

  /** A moment that comes after all before it. */
  moment(): number {
    return ++this.#moment
  }

  invoke(by: string, command: Command): Operation {
    const operation: Operation = { command, by, invoked: this.moment(), answers: [], silences: 0 }
    this.operations.push(operation)
    return operation
  }

  answer(operation: Operation, answer: Answer): void {
    operation.answered ??= this.moment()
    operation.answers.push(answer)
  }

  read(reading: Reading): void {
    this.readings.push(reading)
  }

  count(): { ok: number; refused: number; unknown: number; resent: number } {
    const ended = (outcome: Answer['outcome']) => this.operations.filter(({ answers }) => answers[0]?.outcome === outcome).length
    return {
      ok: ended('accepted'), refused: ended('refused'),
      unknown: this.operations.filter(({ answers }) => answers.length === 0).length,
      resent: this.operations.filter(({ silences, answers }) => silences > 0 && answers.length > 0).length,
    }
  }
}
