import type { Actor } from '../../shared/domain/actor.ts'
import type { Role } from '../../shared/protocol/words.ts'
import { idOf } from '../domain/city.ts'

/** Stands in every word that people write, in every name of theirs, and in all that is known of who reported. */
export const MARKS = { text: '¶', name: 'ñ', reporter: '§' } as const

export type Person = Extract<Actor, { actor: 'person' }>

const person = (name: string, role: Role, crew?: string): Person => ({
  actor: 'person', userId: name.toLowerCase(), name: `${name}${MARKS.name}`, role, ...(crew === undefined ? {} : { crewId: idOf(crew) }),
})

/** One at every kind of screen; two of one crew, and one of another. */
export const PEOPLE: readonly Person[] = [
  person('Ada', 'administrator'), person('Sam', 'supervisor'), person('Ana', 'dispatcher'), person('Ben', 'dispatcher'),
  person('Luis', 'crew', 'truck-7'), person('Luz', 'crew', 'truck-7'), person('Mia', 'crew', 'truck-8'), person('Wall', 'display'),
]
