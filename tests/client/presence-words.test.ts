import { expect, it } from 'vitest'
import { carryText, doingText, doingWhat, minutesLeft, namesText, phoneText } from '../../client/presence/presence-words.ts'
import type { Claim } from '../../client/stores/presence.svelte.ts'

it('names are said as people say them, and many are not all named', () => {
  expect([['Luis'], ['Luis', 'Sam'], ['Luis', 'Sam', 'Rosa'], ['Luis', 'Sam', 'Rosa', 'Ana', 'Kim']].map(namesText))
    .toEqual(['Luis', 'Luis and Sam', 'Luis, Sam and Rosa', 'Luis, Sam and 3 more'])
})
it('who is on the phone is named, and I am you', () => {
  expect([phoneText(['Luis']), phoneText(['Luis', 'Sam']), phoneText([], true), phoneText(['Luis'], true)])
    .toEqual(['Luis is on the phone', 'Luis and Sam are on the phone', 'You are on the phone', 'Luis and you are on the phone'])
})
it('a claim has five minutes at first, and one at last', () => {
  expect([-400, 0, 1, 60_000, 299_999, 310_000].map((passed) => minutesLeft(0, passed))).toEqual([5, 5, 5, 4, 1, 1])
})
it('a hand is named with what it holds', () => {
  expect([carryText('Luis', ['24-04821']), carryText('Luis', ['24-04821', '24-04822', '24-04823']), carryText('Luis', [])])
    .toEqual(['Luis: 24-04821', 'Luis: 24-04821 and 2 more', 'Luis: a request'])
})
it('of what a person does, the call is told before the hand, and the hand before the look', () => {
  const luis = { userId: 'luis', name: 'Luis Marin', role: 'dispatcher' as const, requestId: 'seen' }
  const held = [{ userId: 'luis', name: 'Luis Marin', requestIds: ['held'] }]
  const on = (claim: Claim | undefined, hands = held) => ({ held: hands, claimBy: () => claim })
  const call: Claim = { userId: 'luis', name: 'Luis Marin', requestId: 'called', since: 0 }
  expect([on(call), on(undefined), on(undefined, [])].map((presence) => doingWhat(luis, presence)?.requestId)).toEqual(['called', 'held', 'seen'])
  expect(doingText(doingWhat(luis, on(call))!, '24-04821', 'Flooded street')).toBe('On the phone about 24-04821, Flooded street')
})
