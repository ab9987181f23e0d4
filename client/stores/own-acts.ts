import { NEEDS_SEEN } from '../../shared/domain/permissions.ts'
import type { Draft } from '../net/commands.ts'

const KEPT = 200

interface OwnAct {
  /** The board on the screen when it was given. */
  seenSeq: number
  /** Its last event. */
  seq: number
}

/**
 * What this desk did itself it has seen, also in the moment before the board shows it: the next
 * act on the same request must not be refused for the one before. An act that was checked against
 * a board proves that nothing lay between that board and itself, so whoever saw the one has seen
 * the other; of acts that nobody checks, nothing follows.
 */
export class OwnActs {
  #acts = new Map<string, OwnAct>()

  take(command: Draft, seenSeq: number, seq: number): void {
    if (!NEEDS_SEEN.has(command.kind)) return
    for (const id of aboutOf(command)) {
      this.#acts.delete(id)
      this.#acts.set(id, { seenSeq, seq })
    }
    // A dialog may stay open for long after the board has caught up; more than these nobody has open.
    for (const [id] of this.#acts) if (this.#acts.size > KEPT) this.#acts.delete(id)
  }

  /** The seq up to which this command's giver has seen all that it is about. */
  seen(command: Draft, seenSeq: number): number {
    const ids = aboutOf(command)
    if (ids.length === 0) return seenSeq
    return Math.min(...ids.map((id) => {
      const own = this.#acts.get(id)
      return own && seenSeq >= own.seenSeq ? Math.max(seenSeq, own.seq) : seenSeq
    }))
  }
}

/** What a command is checked by: its request, both of a merge, the crew of a run. */
function aboutOf(command: Draft): string[] {
  if (command.kind === 'ReorderRun') return [command.crewId]
  if (command.kind === 'MergeRequests') return [command.requestId, command.intoRequestId]
  return 'requestId' in command && command.requestId !== undefined ? [command.requestId] : []
}
