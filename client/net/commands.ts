import { uuidv7 } from 'uuidv7'
import type { Answer } from '../../shared/protocol/answers.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { ApiProblem, ask, Unreachable } from './api.ts'

type WithoutId<T> = T extends Command ? Omit<T, 'commandId'> : never
/** A command before it has an id. */
export type Draft = WithoutId<Command>

export type Outcome = Answer | { outcome: 'unsent'; message: string }

/** A network that swallows everything says nothing: the same command goes out again. */
const PATIENCE_MS = 10_000
/** More the server does not take in one array (`shared/protocol/commands.ts`). */
export const MOST_TOGETHER = 100
const RETRY_MS = [400, 1_200, 3_000, 6_000]
/** What was meant this long ago may no longer be meant: then it is said that it was not sent. */
const GIVE_UP_MS = 120_000
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Sends commands that belong together, in one array, and waits for their answers. The same ids
 * go out again when the answer was lost: the server answers a resend as it answered the first,
 * so nothing happens twice. `since` is when the hand moved.
 */
export async function sendAll(drafts: readonly Draft[], since = Date.now()): Promise<Outcome[]> {
  const commands = drafts.map((draft) => ({ ...draft, commandId: uuidv7(), via: draft.via ?? 'desk' }))
  if (Date.now() - since > GIVE_UP_MS) return commands.map(() => ({ outcome: 'unsent', message: wordsFor(new Unreachable()) }))
  for (let attempt = 0; ; attempt++) {
    try {
      if (commands.length > 1) return await ask<Answer[]>('POST', '/api/commands', commands, AbortSignal.timeout(PATIENCE_MS))
      return [await ask<Answer>('POST', '/api/commands', commands[0], AbortSignal.timeout(PATIENCE_MS))]
    } catch (fault) {
      const pause = RETRY_MS[attempt] ?? RETRY_MS.at(-1)!
      if (!mayRetry(fault) || Date.now() - since > GIVE_UP_MS) return commands.map(() => ({ outcome: 'unsent', message: wordsFor(fault) }))
      await wait(pause * (0.5 + Math.random()))
    }
  }
}

const mayRetry = (fault: unknown) =>
  fault instanceof Unreachable || (fault instanceof ApiProblem && (fault.status >= 500 || fault.status === 429))

function wordsFor(fault: unknown): string {
  if (fault instanceof ApiProblem) {
    const where = fault.problem?.errors?.map((error) => `${error.at} ${error.message}`).join('; ')
    return where || fault.message
  }
  return fault instanceof Unreachable ? `Not sent: ${fault.message.replace(/^T/, 't')}` : String(fault)
}
