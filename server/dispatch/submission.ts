import { hash } from 'node:crypto'
import type { Answer } from '../../shared/protocol/answers.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { Actor } from '../../shared/domain/actor.ts'

/** One or more commands of one giver, decided in order, and then the clocks of what they touched. */
export interface Submission {
  commands: readonly Command[]
  actor: Actor
  /** Requests whose clocks must be looked at though no command touches them: the SLA watch's. */
  settle: readonly Id[]
  resolve(answers: Answer[]): void
  reject(fault: unknown): void
}

/** An answer is kept for its giver alone, so that nobody reads another's by guessing an id. */
export const giverOf = (actor: Actor): string => (actor.actor === 'person' ? `person:${actor.userId}` : actor.actor)

/** Tells a resend from another command under the same id. Parsing has put the fields in the schema's order. */
export const digestOf = (command: Command): string => hash('sha256', JSON.stringify(command), 'base64url')
