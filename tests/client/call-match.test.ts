import { describe, expect, it } from 'vitest'
import { addressesLike, isSameAddress } from '../../client/call/address-memory.ts'
import { COMMON_WORDS } from '../../client/call/common-words.ts'
import { greyRest } from '../../client/call/completion.ts'
import { likelyDuplicates, NEAR_M } from '../../client/call/likely-duplicates.ts'
import { matchServices } from '../../client/call/match-services.ts'
import { duplicateWords } from '../../client/call/duplicate-text.ts'
import { SERVICES } from '../../client/look/gallery/fixture-rows.ts'
import { GLYPHS } from '../../client/look/glyphs.ts'
import { NOW, request } from './kit/requests.ts'

const codes = (typed: string) => matchServices(typed, SERVICES).map(({ code }) => code)
const DAY = 86_400_000
const ago = (ms: number) => new Date(NOW - ms).toISOString()

describe('what is it, in a few letters', () => {
  it('begins with the name, the urgent one first', () => expect(codes('poth')).toEqual(['pothole-major', 'pothole']))
  it('a caller who says hole means a pothole or a sinkhole', () => expect(codes('hole').sort()).toEqual(['pothole', 'pothole-major', 'sinkhole']))
  it.each([['garbage', 'missed-trash'], ['traffic light', 'signal-out'], ['deer', 'dead-animal'], ['power line', 'wires-down'], ['icy', 'snow-missed']])(
    'finds %j as callers say it', (said, code) => expect(codes(said)[0]).toBe(code))
  it('finds by any word of the name, in any order', () => expect(codes('road tree')[0]).toBe('tree-blocking'))
  it('puts what begins so before what belongs to such a group', () => {
    const water = codes('water')
    expect(water.slice(0, 2).sort()).toEqual(['water-leak', 'water-main'])
    expect(water.slice(2)).toContain('sewer-backup')
  })
  it('finds by code', () => expect(codes('debris')[0]).toBe('debris'))
  it('offers nothing for nothing, and nothing for what nobody called so', () => expect([codes('  '), codes('zebra')]).toEqual([[], []]))
  it('has common words only for glyphs that are drawn', () => expect(Object.keys(COMMON_WORDS).filter((glyph) => !(glyph in GLYPHS))).toEqual([]))
})

describe('the grey rest', () => {
  it('goes on where the hand stopped, whatever its capitals', () => expect(greyRest('pOth', 'Pothole, main road')).toBe('ole, main road'))
  it('names the offer whole when it begins otherwise', () => expect(greyRest('hole', 'Pothole')).toBe(' – Pothole'))
  it('is not there before anything was typed', () => expect(greyRest(' ', 'Pothole')).toBe(''))
})

describe('a street with a name of the language’s own', () => {
  it.each(['12 Constructor Way', '12 toString Street', '12 __proto__ Road'])('%s is an address like any other', (address) => {
    expect(addressesLike(address, [request(1, { place: { lng: -76.8, lat: 40.27, address } })]).map((each) => each.address)).toEqual([address])
    expect(isSameAddress(address, address.replace('Street', 'St'))).toBe(true)
  })
})

describe('an address of before', () => {
  const at = (number: number, address: string, minutes: number, more = {}) =>
    request(number, { place: { lng: -76.8 - number / 1e5, lat: 40.27, address, ...more }, receivedAt: ago(minutes * 60_000) })
  const past = [
    at(1, '1420 Derry St', 900), at(2, '1420 Derry Street', 30), at(3, '1402 Derry St', 10), at(4, 'Derry St & 40th', 5), at(5, '14 Derry Ct', 1, { unknown: true }),
  ]
  const like = (typed: string) => addressesLike(typed, past).map(({ address }) => address)

  it('completes what begins so, once a place, with the latest pin', () => {
    expect(addressesLike('1420 d', past)).toMatchObject([{ address: '1420 Derry Street', number: '24-00002', at: { lng: -76.80002 } }])
  })
  it('is found by the street alone, those that begin so first', () => expect(like('derry')).toEqual(['Derry St & 40th', '1402 Derry St', '1420 Derry Street']))
  it('takes a house number whole: 142 is another house than 1420', () => expect(like('derry 142 st')).toEqual([]))
  it('is the same street however it is shortened', () => expect(isSameAddress('1420 derry street', '1420 Derry St.')).toBe(true))
  it('of nothing is the same as nothing', () => expect(isSameAddress('', undefined)).toBe(false))
  it('never offers a place that nobody knew', () => expect(like('14 derry ct')).toEqual([]))
})

describe('maybe the same one', () => {
  const here = { lng: -76.8, lat: 40.27 }
  /** So many metres east of here. */
  const east = (metres: number) => ({ lng: here.lng + metres / (111_320 * Math.cos((here.lat * Math.PI) / 180)), lat: here.lat, address: 'Paxton St' })
  const told = (more = {}) => ({ serviceCode: 'pothole', at: here, address: '', ...more })
  const numbers = (requests: ReturnType<typeof request>[], more = {}) => likelyDuplicates(told(more), requests, NOW).map(({ request: { number } }) => number)

  it('is the same service within a block, the nearest first', () => {
    const requests = [request(1, { place: east(120) }), request(2, { place: east(40) }), request(3, { place: east(NEAR_M + 5) }), request(4, { place: east(10), serviceCode: 'graffiti' })]
    expect(numbers(requests)).toEqual(['24-00002', '24-00001'])
  })
  it('at one place is the one that a crew has, then the oldest: there the caller is of use', () => {
    const requests = [request(1, { place: east(2), receivedAt: ago(60_000) }), request(2, { place: east(0), receivedAt: ago(90_000) }), request(3, { place: east(4), receivedAt: ago(30_000), crewId: 'c' })]
    expect(numbers(requests)).toEqual(['24-00003', '24-00002', '24-00001'])
  })
  it('is the same address where there is no pin', () => {
    expect(numbers([request(1), request(2, { place: { ...here, address: '12 Elm St' } })], { at: undefined, address: '12 elm street' })).toEqual(['24-00002'])
  })
  it('of a place that nobody knew only the address counts', () => {
    expect(numbers([request(1, { place: { ...here, unknown: true } })])).toEqual([])
  })
  it('may have ended within a week, and stands after the open ones', () => {
    const ended = (number: number, days: number) => request(number, { status: 'closed', place: east(5), resolvedAt: ago(days * DAY) })
    expect(numbers([ended(1, 2), request(2, { place: east(90) }), ended(3, 8)])).toEqual(['24-00002', '24-00001'])
  })
  it('is none that was cancelled or joined with another', () => {
    expect(numbers([request(1, { status: 'cancelled', place: east(5) }), request(2, { status: 'merged', place: east(5) })])).toEqual([])
  })
  it('is none before the caller has said what it is', () => expect(numbers([request(1, { place: east(5) })], { serviceCode: undefined })).toEqual([]))
  it('stands there once, though the board and the past both know it', () => expect(numbers([request(1, { place: east(5) }), request(1, { place: east(5) })])).toHaveLength(1))

  const view = { now: NOW, zone: 'America/New_York', units: 'metric' as const, crewName: () => 'Truck 5' }
  it('says how far, how old, and with whom', () => {
    expect(duplicateWords({ request: request(1, { receivedAt: ago(2 * 3_600_000) }), metres: 42 }, view)).toEqual(['42 m away', '2 h 00 old', 'not given yet'])
    expect(duplicateWords({ request: request(1, { receivedAt: ago(60_000 * 5), crewId: 'c' }), metres: 2 }, view)).toEqual(['same place', '5 min old', 'given to Truck 5'])
  })
  it('says on which day it ended', () => {
    expect(duplicateWords({ request: request(1, { status: 'closed' }), endedAt: NOW - 5 * DAY }, view)).toEqual(['same address', 'closed Thursday'])
  })
})
