import type { By } from '../protocol/records.ts'
import type { Role } from '../protocol/words.ts'
import type { Id } from '../protocol/values.ts'

/** Who gives a command. */
export type Actor =
  | { actor: 'person'; userId: string; name: string; role: Role; crewId?: Id }
  | { actor: 'resident' }
  | { actor: 'system' }

/** The city itself: it wakes holds, closes what stayed resolved, ends shifts, records breaches. */
export const SYSTEM: Actor = { actor: 'system' }

/** How an actor signs. */
export const signature = (actor: Actor): By =>
  actor.actor === 'person'
    ? { actor: 'person', userId: actor.userId, name: actor.name, role: actor.role }
    : { actor: actor.actor }

/** The crew that speaks, where a crew does. */
export const speakingCrew = (actor: Actor): Id | undefined => (actor.actor === 'person' ? actor.crewId : undefined)

/** At a desk one looks at a board that others change; a desk must say which board it saw. */
export const isDesk = (actor: Actor): boolean => actor.actor === 'person' && actor.role !== 'crew' && actor.role !== 'display'
