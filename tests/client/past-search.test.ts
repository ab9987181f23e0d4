import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiProblem, Unreachable } from '../../client/net/api.ts'
import { PastSearch } from '../../client/stores/past-search.svelte.ts'
import { PastStore, type Asker, type PastRequest } from '../../client/stores/past.svelte.ts'
import { reading, request } from './kit/requests.ts'

let answers: ((path: string, signal?: AbortSignal) => Promise<unknown>)[]
const asked: string[] = []
const asker = ((_method: string, path: string, _body: undefined, signal?: AbortSignal) => {
  asked.push(path)
  return answers.shift()!(path, signal)
}) as Asker
const page = (numbers: number[], next?: string) => () => Promise.resolve({ requests: numbers.map((n) => request(n, { status: 'closed' })), ...(next ? { next } : {}) })
const numbers = (search: PastSearch) => search.found.map(({ number }) => Number(number.slice(3)))

beforeEach(() => {
  vi.useFakeTimers()
  answers = []
  asked.length = 0
})
afterEach(() => vi.useRealTimers())

it('asks once for who types on, and only among what has ended', async () => {
  const search = new PastSearch(new PastStore(asker), asker)
  answers = [page([12, 11])]
  for (const words of ['wi', 'wire', 'wires ', 'wires']) search.look(words)
  expect(search.phase).toBe('looking')
  await vi.runAllTimersAsync()
  expect(asked).toEqual(['/api/requests?q=wires&status=resolved%2Cclosed%2Ccancelled%2Cmerged&limit=20'])
  expect(search.phase).toBe('found')
  expect(numbers(search)).toEqual([12, 11])
})

it('an answer that comes too late is not shown', async () => {
  const search = new PastSearch(new PastStore(asker), asker)
  let late: (value: unknown) => void = () => undefined
  answers = [() => new Promise((resolve) => (late = resolve)), page([5])]
  search.look('tree')
  await vi.advanceTimersByTimeAsync(300)
  search.look('trees')
  await vi.advanceTimersByTimeAsync(300)
  late({ requests: [request(99)] })
  await vi.runAllTimersAsync()
  expect(numbers(search)).toEqual([5])
})

it('goes on page by page, and after a failure where it failed', async () => {
  const past = new PastStore(asker)
  const search = new PastSearch(past, asker)
  answers = [page([3], 'two'), () => Promise.reject(new Unreachable()), page([2])]
  search.look('light')
  await vi.runAllTimersAsync()
  expect(search.hasMore).toBe(true)
  await search.more()
  expect(search.phase).toBe('failed')
  expect(numbers(search)).toEqual([3])
  await search.more()
  expect(numbers(search)).toEqual([3, 2])
  expect(asked.slice(1).every((path) => path.endsWith('cursor=two'))).toBe(true)
  expect(search.hasMore).toBe(false)
  expect(past.request('request-2')?.number).toBe('24-00002')
})

it('one letter is not looked for, and clears what was found', async () => {
  const search = new PastSearch(new PastStore(asker), asker)
  answers = [page([3])]
  search.look('light')
  await vi.runAllTimersAsync()
  search.look('l')
  await vi.runAllTimersAsync()
  expect([search.phase, search.found.length, asked.length]).toEqual(['idle', 0, 1])
})

it('a number that nobody has is unknown; a server that does not answer says nothing', async () => {
  const past = new PastStore(asker)
  answers = [() => Promise.reject(new ApiProblem(404, undefined)), () => Promise.reject(new Unreachable()), () => Promise.resolve(request(7, { clocks: [] }))]
  expect(await past.fetch('24-99999')).toBe('unknown')
  expect(await past.fetch('24-00007')).toBe('unreachable')
  expect(await past.fetch('24-00007')).toMatchObject({ id: 'request-7' })
  past.keep([request(7, { status: 'closed' })])
  expect(past.request('request-7')?.clocks).toEqual([])
})

it('the clocks of the past are those it ended with; without them, what the rules read', async () => {
  const past = new PastStore(asker)
  const read = vi.fn((one: ReturnType<typeof request>) => ({ ...reading(1, 'on-track'), request: one }))
  past.keep([request(7)])
  expect(past.reading(request(7), read).phase).toBe('on-track')
  past.keep([request(7, { clocks: [{ clock: 'resolve' }], phase: 'missed' }) as PastRequest])
  expect(past.reading(request(7), read)).toMatchObject({ phase: 'missed', readings: [{ clock: 'resolve' }] })
})
