import { describe, expect, it } from 'vitest'
import { mergeOffers } from '../../client/board/dialogs/merge-offers.ts'
import { NEAR_M } from '../../client/call/likely-duplicates.ts'
import { request } from './kit/requests.ts'

const here = { lng: -76.8, lat: 40.27 }
const east = (metres: number, address?: string) => ({ lng: here.lng + metres / (111_320 * Math.cos((here.lat * Math.PI) / 180)), lat: here.lat, ...(address ? { address } : {}) })
/** As a request lies whose place the caller did not know: in the middle of the city. */
const nowhere = (address?: string) => ({ ...here, unknown: true, ...(address ? { address } : {}) })
const offers = (one: ReturnType<typeof request>, others: ReturnType<typeof request>[]) =>
  mergeOffers(one, [one, ...others]).map(({ other, metres }) => [Number(other.number.slice(-1)), metres === undefined ? 'unknown' : Math.round(metres / 100) * 100])

describe('what a request could be merged into', () => {
  const it1 = request(1, { place: here })

  it('is first the same service within a block, as for a caller; then whatever is open, by distance', () => {
    const others = [
      request(2, { place: east(20), serviceCode: 'graffiti' }), request(3, { place: east(NEAR_M + 50) }), request(4, { place: east(NEAR_M - 10) }),
      request(5, { place: east(5), status: 'closed', resolvedAt: '2026-11-24T18:00:00.000Z' }),
    ]
    expect(offers(it1, others).map(([number]) => number)).toEqual([4, 2, 3])
  })

  it('is not near for lying in the middle of the city because nobody knew its place', () => {
    expect(offers(it1, [request(2, { place: nowhere() }), request(3, { place: east(4_000) })])).toEqual([[3, 4_000], [2, 'unknown']])
    expect(offers(request(1, { place: nowhere() }), [request(2, { place: here }), request(3, { place: nowhere() })])).toEqual([[2, 'unknown'], [3, 'unknown']])
  })

  it('is likely the same by the words of the address, also where one place is not known', () => {
    expect(offers(request(1, { place: nowhere('12 Elm Street') }), [request(2, { place: here }), request(3, { place: east(900, '12 elm st') })])).toEqual([[3, 'unknown'], [2, 'unknown']])
  })
})
