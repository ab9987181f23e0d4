import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { Board } from '../../shared/domain/board.ts'
import type { EventLog, KeptAnswer } from '../ports/event-log.ts'
import type { RequestStore } from '../ports/request-store.ts'
import type { Submission } from './submission.ts'

/** What the rules need to know that is not on the board, fetched before anything is decided. */
export interface Fetched {
  answers: ReadonlyMap<Id, KeptAnswer>
  requests: ReadonlyMap<Id, ServiceRequest>
  records: ReadonlyMap<Command, LogRecord>
}

/** Nothing moves between this and the decision: the dispatcher is the city's only writer. */
export async function fetchFor(group: readonly Submission[], board: Board, log: EventLog, store: RequestStore): Promise<Fetched> {
  const answers = new Map<Id, KeptAnswer>()
  const requests = new Map<Id, ServiceRequest>()
  const records = new Map<Command, LogRecord>()
  for (const { commands, settle } of group) {
    for (const id of settle) await recall(id, board, store, requests)
    for (const command of commands) {
      const kept = await log.answerTo(command.commandId)
      if (kept) answers.set(command.commandId, kept)
      if ('requestId' in command && command.requestId !== undefined) await recall(command.requestId, board, store, requests)
      if (command.kind === 'MergeRequests') await recall(command.intoRequestId, board, store, requests)
      if (command.kind === 'BlankText') {
        const [record] = await log.read(command.seq - 1, 1)
        if (record?.seq === command.seq) records.set(command, record)
      }
    }
  }
  return { answers, requests, records }
}

/** A request that has left the board, and those it was merged into. */
async function recall(id: Id, board: Board, store: RequestStore, found: Map<Id, ServiceRequest>): Promise<void> {
  if (found.has(id)) return
  const request = board.requests.get(id) ?? (await store.byId(id))?.request
  if (!request) return
  if (!board.requests.has(id)) found.set(id, request)
  if (request.status === 'merged') await recall(request.mergedInto, board, store, found)
}
