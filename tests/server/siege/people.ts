import type { Actor } from '../../../shared/domain/actor.ts'
import type { Role } from '../../../shared/protocol/words.ts'
import { idOf } from '../../domain/city.ts'

/** Stands in everything a resident says about themselves: nobody may ever be sent it. */
export const RESIDENT = 'rsdnt8fq2'
/** Stands in every person's name and in all free text: no display may ever be sent it. */
export const WORDS = 'wrds5kx7'

export type Person = Extract<Actor, { actor: 'person' }>
const person = (userId: string, role: Role, crew?: string): Person => ({
  actor: 'person', userId, role, name: `${userId} ${WORDS}`, ...(crew === undefined ? {} : { crewId: idOf(crew) }),
})

/** Crews with two phones each, and as many trucks whose positions only a vehicle feed knows. */
export const PHONED = Array.from({ length: 10 }, (_, i) => `truck-${i + 1}`)
export const TRACKED = Array.from({ length: 10 }, (_, i) => `truck-${i + 11}`)

export const ada = person('ada', 'administrator')
export const [sam, sue] = [person('sam', 'supervisor'), person('sue', 'supervisor')]
export const [ana, ben, cam] = [person('ana', 'dispatcher'), person('ben', 'dispatcher'), person('cam', 'dispatcher')]
export const wall = person('wall', 'display')
export const drivers = PHONED.map((crew) => person(`${crew}-driver`, 'crew', crew))
export const mates = PHONED.map((crew) => person(`${crew}-mate`, 'crew', crew))
export const everybody = [ada, sam, sue, ana, ben, cam, wall, ...drivers, ...mates]
