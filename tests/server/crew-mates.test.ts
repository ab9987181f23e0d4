import { beforeEach, expect, test } from 'vitest'
import { CrewMates } from '../../server/sockets/crew-mates.ts'
import type { User } from '../../server/ports/accounts.ts'
import type { Presence } from '../../shared/protocol/sockets.ts'

const user = (id: string, role: User['role'] = 'crew', crewId?: string): User => ({
  id, name: id, role, cityId: 'city', email: `${id}@example.org`, demo: false, disabled: false, ...(crewId ? { crewId } : {}),
})
const luis = user('luis', 'crew', 'truck-7')
const mia = user('mia', 'crew', 'truck-7')
let told: [crewId: string, names: string[]][]
let mates: CrewMates
beforeEach(() => {
  told = []
  mates = new CrewMates((crewId, { people, whole }: Presence) => {
    expect(whole).toBe(true)
    told.push([crewId, people.map(({ name }) => name)])
  })
})

test('[U8] two people of one truck hear of each other, and of one’s leaving', () => {
  mates.enter('a', luis)
  expect(told, 'who is alone has nobody to hear of').toEqual([])
  mates.enter('b', mia)
  mates.leave('b', mia)
  expect(told).toEqual([['truck-7', ['luis', 'mia']], ['truck-7', ['luis']]])
})

test('[U8] several windows of one person are one, and another truck’s people are nobody’s business', () => {
  mates.enter('a', luis)
  mates.enter('b', luis)
  mates.enter('c', user('otto', 'crew', 'truck-8'))
  mates.enter('d', user('ana', 'dispatcher'))
  mates.enter('e', user('line'))
  mates.leave('b', luis)
  mates.leave('x', luis)
  expect(told).toEqual([])
})
