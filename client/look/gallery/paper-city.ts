import { uuidv7 } from 'uuidv7'
import { signature, type Actor } from '../../../shared/domain/actor.ts'
import { decide } from '../../../shared/domain/decide.ts'
import { isRefusal } from '../../../shared/domain/refusals.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import type { Sender } from '../../stores/pending.svelte.ts'
import type { Stores } from '../../stores/stores.ts'

const ANSWER_MS = 250

/** The rules themselves in place of a server, so that the gallery's board can be worked. */
export function paperCity(stores: () => Stores): Sender {
  return async (drafts) => {
    const { board, clock, link, session } = stores()
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS))
    while (link.stale) await new Promise((resolve) => setTimeout(resolve, ANSWER_MS))
    const me = session.session!
    const actor: Actor = { actor: 'person', userId: me.userId, name: me.name, role: me.role }
    const start = board.board
    const changedSeqBefore = (id: string) => start.requests.get(id)?.changedSeq ?? start.crews.get(id)?.changedSeq ?? 0
    return drafts.map((draft) => {
      const command = { ...draft, commandId: uuidv7() } as Command
      const now = new Date(clock.wall).toISOString()
      const decision = decide(board.board, command, { now, actor, changedSeqBefore })
      if (isRefusal(decision)) return { ...decision, commandId: command.commandId }
      let seq = board.board.seq
      const records = decision.map((event) => ({ seq: ++seq, at: now, v: 1, by: signature(actor), commandId: command.commandId, ...event }) as LogRecord)
      board.records({ records, head: seq, now })
      return { outcome: 'accepted', commandId: command.commandId, seq }
    })
  }
}
