import { signature, type Actor } from '../../../shared/domain/actor.ts'
import type { Board } from '../../../shared/domain/board.ts'
import { decide } from '../../../shared/domain/decide.ts'
import { fold } from '../../../shared/domain/evolve.ts'
import { mayGive } from '../../../shared/domain/permissions.ts'
import { isRefusal, type Refusal } from '../../../shared/domain/refusals.ts'
import { command as commandSchema } from '../../../shared/protocol/commands.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import type { Instant } from '../../../shared/protocol/values.ts'
import type { Draft } from '../../../client/net/commands.ts'
import { formerOf, type Done, type World } from '../../../client/undo/done.ts'
import { after, ana, commandOf, idOf, MINUTE, type Act, type Scene } from '../../domain/city.ts'

let commandCount = 0
type Person = Extract<Actor, { actor: 'person' }>

/** The city behind a desk's board: groups of commands are decided by its own rules, each group in one go. */
export class City {
  board: Board
  now: Instant
  /** What it has recorded since. */
  readonly log: LogRecord[] = []

  constructor(scene: Scene) {
    this.board = scene.board
    this.now = scene.now
  }

  /** A minute later, as the door does it: one's own commands in a group need not have been seen. */
  give(drafts: readonly Draft[], actor: Actor = ana, laterMs = MINUTE): Refusal | undefined {
    this.now = after(this.now, laterMs)
    const start = this.board
    const seenSeq = start.seq
    for (const draft of drafts) {
      const command = commandSchema.parse({ seenSeq, ...draft, commandId: idOf(`desk ${++commandCount}`) })
      const decision = decide(this.board, command, {
        now: this.now, actor, changedSeqBefore: (id) => start.requests.get(id)?.changedSeq ?? start.crews.get(id)?.changedSeq ?? 0,
      })
      if (isRefusal(decision)) return decision
      for (const event of decision) {
        const record = { seq: this.board.seq + 1, at: this.now, v: 1, by: signature(actor), commandId: command.commandId, ...event } as LogRecord
        this.board = fold(this.board, [record])
        this.log.push(record)
      }
    }
    return undefined
  }

  /** A group of mine, and what my desk keeps of it. */
  act(commands: readonly Draft[], actor: Actor = ana): Done {
    const before = formerOf(commands, this.board)
    const refusal = this.give(commands, actor)
    if (refusal) throw new Error(`Given ${commands.map(({ kind }) => kind).join(', ')}, but: ${refusal.message}`)
    return { id: 1, commands, seq: this.board.seq, before, lifted: new Map() }
  }

  world(actor: Person = ana as Person): World {
    return { board: this.board, now: this.now, userId: actor.userId, may: (kind) => mayGive(actor.role, kind) }
  }
}

export const draft = (act: Act, now: Instant): Draft => {
  const { commandId: _, ...rest } = commandOf(act, now)
  return rest as Draft
}
