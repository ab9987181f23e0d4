import { test as fuzz, fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { PARTS, readRoute, writeRoute, type Route } from '../../client/route/schema.ts'
import { PHASES, STATUSES } from '../../shared/protocol/words.ts'

describe('a link', () => {
  it('says what is open, what is filtered and where the map stands', () => {
    const link = '?request=24-04821&show=all-open&phase=breached,at-risk&service=pothole&crew=7,12&age=6h&q=derry+st&at=-76.81234,40.27,13.5&colour=crew'
    const route = readRoute(link)
    expect(route).toEqual({
      request: '24-04821', show: 'all-open', phase: ['breached', 'at-risk'], service: ['pothole'], crew: ['7', '12'], age: '6h', q: 'derry st',
      at: { lng: -76.81234, lat: 40.27, zoom: 13.5 }, colour: 'crew',
    })
    expect(writeRoute(route)).toBe(link)
  })

  it('of the board as it opens is empty', () => {
    expect(readRoute('')).toEqual({})
    expect(writeRoute({ phase: [], status: [] })).toBe('')
  })

  it.each<[string, Route]>([
    ['?request=nonsense&age=6h', { age: '6h' }],
    ['?at=1,2&q=wires', { q: 'wires' }],
    ['?at=181,2,3&show=mine', { show: 'mine' }],
    ['?at=NaN,2,3', {}],
    ['?phase=breached,purple,breached', { phase: ['breached'] }],
    ['?phase=purple', {}],
    ['?service=%3Cscript%3E,tree', { service: ['tree'] }],
    ['?theme=day&__proto__=x&constructor=y', {}],
    [`?q=${'a'.repeat(201)}`, {}],
    ['?request=24-04821&request=24-04822', { request: '24-04821' }],
  ])('%s: what makes no sense is left out and the rest stands', (link, route) => expect(readRoute(link)).toEqual(route))
})

const word = fc.stringMatching(/^[\w.-]{1,40}$/)
const list = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1, maxLength: 6 })
const decimal = (most: number, digits: number) => fc.integer({ min: -most * 10 ** digits, max: most * 10 ** digits }).map((n) => n / 10 ** digits)
const routes: fc.Arbitrary<Route> = fc.record(
  {
    request: fc.stringMatching(/^\d{2}-\d{1,7}$/), selected: fc.stringMatching(/^\d{2}-\d{1,7}$/),
    show: fc.constantFrom('to-give' as const, 'all-open' as const, 'mine' as const),
    phase: list(fc.constantFrom(...PHASES)), status: list(fc.constantFrom(...STATUSES)), service: list(word), crew: list(word),
    age: fc.constantFrom('1h' as const, 'overdue' as const, 'untouched' as const), q: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    at: fc.record({ lng: decimal(180, 5), lat: decimal(85, 5), zoom: decimal(24, 2).map(Math.abs) }), colour: fc.constantFrom('status' as const, 'crew' as const),
  },
  { requiredKeys: [] },
)

fuzz.prop([routes])('what is written is read again as it was', (route) => {
  // −0 is 0 to everybody but Object.is.
  expect(readRoute(writeRoute(route))).toEqual(JSON.parse(JSON.stringify(route)))
})

const parts = fc.array(fc.tuple(fc.constantFrom(...Object.keys(PARTS)), fc.string({ unit: 'binary' }))).map((pairs) => `?${new URLSearchParams(pairs)}`)
fuzz.prop([fc.oneof(fc.string({ unit: 'binary' }), fc.webQueryParameters(), parts)])(
  'whatever stands in the address, it is read without a fault and written in its own words',
  (query) => {
    const route = readRoute(query)
    expect(readRoute(writeRoute(route))).toEqual(JSON.parse(JSON.stringify(route)))
  },
)
