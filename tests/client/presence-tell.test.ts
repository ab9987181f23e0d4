import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Teller } from '../../client/presence/tell.ts'
import type { Doing } from '../../shared/protocol/sockets.ts'

let doings: Doing[]
let said: { at: number; doing: Doing }[]
let isHeard: boolean
let teller: Teller
const place = (lng: number): Doing => ({ drag: { requestIds: ['it'], at: { lng, lat: 40 } } })
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  doings = [{}]
  said = []
  isHeard = true
  teller = new Teller(() => doings, (doing) => isHeard && said.push({ at: performance.now(), doing }) > 0)
})
afterEach(() => {
  teller.stop()
  vi.useRealTimers()
})

it('a hand that moves all the time is told of ten times a second, and where it stopped always', async () => {
  for (let i = 0; i < 200; i++) {
    doings = [place(i)]
    teller.poke()
    await pass(5)
  }
  await pass(100)
  expect(said.length).toBeGreaterThan(8)
  expect(said.length).toBeLessThanOrEqual(11)
  said.slice(1).forEach(({ at }, i) => expect(at - said[i]!.at).toBeGreaterThanOrEqual(100))
  expect(said.at(-1)?.doing).toEqual(place(199))
})
it('what has not changed is not said twice, but for what is held still in the hand', async () => {
  doings = [{ requestId: 'it' }]
  for (let i = 0; i < 5; i++) {
    teller.poke()
    await pass(1_000)
  }
  expect(said).toHaveLength(1)
  doings = [place(1)]
  teller.poke()
  await pass(4_900)
  expect(said.slice(1).map(({ doing }) => doing)).toEqual([place(1), place(1), place(1)])
  doings = [{}]
  teller.poke()
  await pass(10_000)
  expect(said.slice(4).map(({ doing }) => doing)).toEqual([{}])
})
it('steps are said one after another, at once', async () => {
  doings = [{ claim: { requestId: 'it' } }]
  teller.poke()
  await pass(200)
  doings = [{}, { claim: { requestId: 'it' } }]
  teller.poke()
  await pass(0)
  expect(said.map(({ doing }) => doing.claim?.requestId)).toEqual(['it', undefined, 'it'])
})
it('what nobody heard is said on the next line, and what was heard is said again there', async () => {
  isHeard = false
  doings = [{ requestId: 'it' }]
  teller.poke()
  await pass(1_000)
  isHeard = true
  teller.again()
  await pass(200)
  teller.again()
  await pass(200)
  expect(said.map(({ doing }) => doing)).toEqual([{ requestId: 'it' }, { requestId: 'it' }])
})
