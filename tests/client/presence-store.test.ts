// @vitest-environment jsdom
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { requestId } from '../../client/look/gallery/fixture.ts'
import { doingsOf, tellDoing } from '../../client/presence/doing.svelte.ts'
import { colourFor } from '../../client/presence/identity.ts'
import { makeStores, type Stores } from '../../client/stores/stores.ts'
import type { Person } from '../../shared/protocol/sockets.ts'

const NOW = Date.parse('2026-11-24T14:03:27.000Z')
const MINUTE = 60_000
const person = (userId: string, name: string, more: Partial<Person> = {}): Person => ({ userId, name, role: 'dispatcher', ...more })
const claim = (id: string, sinceMs = NOW) => ({ claim: { requestId: id, since: new Date(sinceMs).toISOString() } })
const [it1, it2] = [requestId(4817), requestId(4821)]

let stores: Stores
const at = (ms: number) => {
  stores.clock.stand(ms)
  stores.clock.read = () => ms
}
const show = (...people: Person[]) => stores.presence.show({ whole: false, gone: [], people })
/** The one who is named first. */
const claimant = (id: string) => stores.presence.claimsOf(id)[0]
/** What is told of claims, one after another; all of it is heard. */
const claims = () => {
  const told = doingsOf(stores).map(({ claim }) => claim?.requestId)
  stores.presence.toldSteps(told.length)
  return told
}
beforeEach(() => {
  stores = makeStores()
  stores.session.assume({ userId: 'ana', name: 'Ana Keller', role: 'dispatcher', cityId: 'city' })
  at(NOW)
  stores.presence.show({ whole: true, gone: [], people: [person('ana', 'Ana Keller'), person('luis', 'Luis Marin', { requestId: it1 }), person('sam', 'Sam Vega')] })
})

it('who else looks at a request is known, and I am not one of them', () => {
  const { presence } = stores
  show(person('ana', 'Ana Keller', { requestId: it1 }), person('sam', 'Sam Vega', { requestId: it1 }))
  expect(presence.lookingAt(it1).map(({ name }) => name)).toEqual(['Luis Marin', 'Sam Vega'])
  show(person('luis', 'Luis Marin'))
  expect(presence.lookingAt(it1).map(({ name }) => name)).toEqual(['Sam Vega'])
  presence.show({ whole: false, gone: ['sam'], people: [] })
  expect([presence.lookingAt(it1), presence.others.map(({ userId }) => userId)]).toEqual([[], ['luis']])
  presence.show({ whole: true, gone: [], people: [person('ana', 'Ana Keller')] })
  expect(presence.others).toEqual([])
})
it('a claim is of another first, mine else, and of nobody after five minutes', () => {
  const { presence } = stores
  presence.toggleClaim(it1)
  expect(claimant(it1)).toMatchObject({ userId: 'ana', since: NOW })
  show(person('luis', 'Luis Marin', claim(it1)))
  expect(claimant(it1)).toMatchObject({ userId: 'luis', name: 'Luis Marin' })
  at(NOW + 5 * MINUTE - 1)
  expect([claimant(it1)?.userId, claims()]).toEqual(['luis', [it1]])
  at(NOW + 5 * MINUTE)
  expect([claimant(it1), presence.mine, claims()]).toEqual([undefined, undefined, [undefined]])
})
it('the key claims, and the same key ends it; on another request the claim goes there', () => {
  const { presence } = stores
  presence.toggleClaim(it1)
  presence.toggleClaim(it2)
  expect([presence.mine?.requestId, claims()]).toEqual([it2, [it2]])
  show(person('ana', 'Ana Keller', claim(it2)))
  presence.toggleClaim(it2)
  expect([presence.mine, claimant(it2), claims()]).toEqual([undefined, undefined, [undefined]])
})
it('five more minutes are told as ended and made anew', () => {
  stores.presence.toggleClaim(it1)
  expect(claims()).toEqual([it1])
  show(person('ana', 'Ana Keller', claim(it1)))
  at(NOW + 4 * MINUTE)
  stores.presence.renewClaim()
  expect(claims()).toEqual([undefined, it1])
  expect(claims()).toEqual([it1])
  expect(stores.presence.mine?.since).toBe(NOW + 4 * MINUTE)
})
it('a claim of another window of mine is shown here, and is taken over to be ended', () => {
  const { presence } = stores
  show(person('ana', 'Ana Keller', claim(it1)))
  expect([presence.mine?.requestId, claims()]).toEqual([it1, [undefined]])
  presence.toggleClaim(it1)
  expect([presence.mine, claims()]).toEqual([undefined, [it1, undefined]])
})
it('a claim that another window of mine ended is not told by this one any more, but news from before it was known end nothing', () => {
  const { presence } = stores
  presence.toggleClaim(it1)
  show(person('ana', 'Ana Keller', { requestId: it2 }))
  expect(claims()).toEqual([it1])
  show(person('ana', 'Ana Keller', claim(it1)))
  presence.lost()
  show(person('ana', 'Ana Keller'))
  expect(claims()).toEqual([it1])
  show(person('ana', 'Ana Keller', claim(it1)))
  show(person('ana', 'Ana Keller'))
  expect(claims()).toEqual([undefined])
})
it('a claim outlives a hiccup: a new line that does not know of it yet is told again', () => {
  const { presence } = stores
  presence.toggleClaim(it1)
  show(person('ana', 'Ana Keller', claim(it1)))
  presence.show({ whole: true, gone: [], people: [person('ana', 'Ana Keller'), person('luis', 'Luis Marin')] })
  expect([presence.mine?.requestId, claims()]).toEqual([it1, [it1]])
  show(person('ana', 'Ana Keller', claim(it1)))
  show(person('ana', 'Ana Keller'))
  expect([presence.mine, claims()]).toEqual([undefined, [undefined]])
})
it('a claim that was renewed or ended while nobody heard is renewed and ended on the next line', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const { presence } = stores
  let isHeard = true
  const said: (string | undefined)[] = []
  const doing = tellDoing(stores, ({ claim }) => isHeard && said.push(claim?.requestId) > 0)
  onTestFinished(() => {
    doing.stop()
    vi.useRealTimers()
  })
  presence.toggleClaim(it1)
  await vi.advanceTimersByTimeAsync(200)
  show(person('ana', 'Ana Keller', claim(it1)))
  /** On a line of its own. */
  const inHiccup = async (act: () => void) => {
    isHeard = false
    presence.lost()
    act()
    await vi.advanceTimersByTimeAsync(1_000)
    isHeard = true
    doing.again()
    await vi.advanceTimersByTimeAsync(200)
    return said.splice(0)
  }
  expect(said.splice(0)).toEqual([it1])
  expect(await inHiccup(() => presence.renewClaim())).toEqual([it1, undefined, it1])
  expect(await inHiccup(() => presence.toggleClaim(it1))).toEqual([it1, undefined])
  expect(await inHiccup(() => undefined)).toEqual([undefined])
})
it('what others drag is known with its place; what need not move with it stays the same value', () => {
  const { presence } = stores
  const drags = (lng: number, over?: string) => person('luis', 'Luis Marin', { drag: { requestIds: [it1], at: { lng, lat: 40 }, ...(over ? { over } : {}) } })
  show(drags(1), person('ana', 'Ana Keller', { drag: { requestIds: [it2] } }))
  const { held, people } = presence
  expect(presence.drags).toEqual([{ userId: 'luis', name: 'Luis Marin', requestIds: [it1], at: { lng: 1, lat: 40 } }])
  show(drags(2))
  expect(presence.drags[0]?.at?.lng).toBe(2)
  expect([presence.held === held, presence.people === people]).toEqual([true, true])
  show(drags(2, 'truck-7'))
  expect(presence.held).toEqual([{ userId: 'luis', name: 'Luis Marin', requestIds: [it1], over: 'truck-7' }])
  show(person('luis', 'Luis Marin'))
  expect([presence.drags, presence.held]).toEqual([[], []])
})
it('an alert that I hear is quiet at once, and is told until the server names it', () => {
  const { presence } = stores
  const many = Array.from({ length: 150 }, (_, i) => `alert ${i}`)
  presence.hear(many)
  expect(presence.heard.get('alert 149')).toBe('Ana Keller')
  const first = doingsOf(stores).at(-1)!.heard!
  expect(first).toHaveLength(100)
  presence.show({ whole: false, gone: [], people: [], heard: Object.fromEntries(first.map((id) => [id, id === 'alert 0' ? 'Luis Marin' : 'Ana Keller'])) })
  expect(presence.heard.get('alert 0')).toBe('Luis Marin')
  expect(doingsOf(stores).at(-1)!.heard).toEqual(many.slice(100))
  presence.show({ whole: true, gone: [], people: [], heard: { 'alert 7': 'Sam Vega' } })
  expect([presence.heard.get('alert 7'), presence.heard.get('alert 0'), presence.heard.get('alert 149')]).toEqual(['Sam Vega', undefined, 'Ana Keller'])
})
it('people are called by their first name, unless two here have the same', () => {
  expect(stores.presence.called('Luis Marin')).toBe('Luis')
  show(person('luis2', 'Luis Ortega'))
  expect(stores.presence.called('Luis Marin')).toBe('Luis Marin')
})
it('people have each a colour of their own while there are enough, and keep it', () => {
  const { presence } = stores
  const before = ['ana', 'luis', 'sam'].map((id) => presence.colourOf(id))
  expect(new Set(before).size).toBe(3)
  show(...['x', 'y', 'z', 'w'].map((id) => person(id, id)))
  expect(['ana', 'luis', 'sam'].map((id) => presence.colourOf(id))).toEqual(before)
  expect(new Set(['ana', 'luis', 'sam', 'x', 'y', 'z'].map((id) => presence.colourOf(id))).size).toBe(6)
  expect(colourFor('ana', new Set())).toBe(colourFor('ana', new Set()))
})
