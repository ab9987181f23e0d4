import type { Crew, ServiceRequest } from '../../shared/protocol/board.ts'
import { ago, changeSentence } from '../../shared/domain/sentences.ts'
import { seenOf, type Done, type World } from './done.ts'

/** Who did what to it after my act, and when; nothing while nobody did. */
export function movedOn(done: Done, what: ServiceRequest | Crew, { board, now }: World): string | undefined {
  if (what.changedSeq <= seenOf(done, what.id)) return undefined
  const { changed } = what
  const isRequest = 'number' in what
  const sentence = changeSentence(changed, changed.crewId === undefined ? undefined : board.crews.get(changed.crewId), isRequest ? 'request' : 'run')
  return `${isRequest ? what.number : what.name} has changed since: ${sentence} ${ago(changed.at, now)}.`
}
