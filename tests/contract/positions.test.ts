import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Crew, Position } from '../../shared/protocol/board.ts'
import { POSITION_STRIDE } from '../../shared/protocol/words.ts'
import { integersIn, integerText, withoutSign, withSign } from '../../shared/sync/integer-text.ts'
import { readTick, tickRows, type Numbered } from '../../shared/sync/positions.ts'

const NOW = '2026-11-24T14:00:00.000Z'
const STEP = 0.000_002
const crewIds = ['a', 'b', 'c', 'd']
/** They came to the city at these moments of its log. */
const crews = crewIds.map((id, i) => ({ id, addedSeq: [3, 4, 40, 90_000][i] })) as Crew[]

const position = (crewId: string): fc.Arbitrary<Position> => fc.record({
  crewId: fc.constant(crewId),
  lng: fc.double({ min: -180, max: 180, noNaN: true }), lat: fc.double({ min: -90, max: 90, noNaN: true }),
  at: fc.integer({ min: Date.UTC(2016, 0, 1), max: Date.UTC(2026, 10, 24, 14, 1) }).map((ms) => new Date(ms).toISOString()),
  accuracyM: fc.double({ min: 0, max: 1e6, noNaN: true }), speedMps: fc.double({ min: 0, max: 500, noNaN: true }), headingDeg: fc.double({ min: 0, max: 360, noNaN: true }),
  imported: fc.constant(true as const),
}, { requiredKeys: ['crewId', 'lng', 'lat', 'at'] })
const fleet: fc.Arbitrary<Numbered[]> = fc.shuffledSubarray(crews).chain((some) => fc.tuple(...some.map((crew) => position(crew.id).map((one) => ({ addedSeq: crew.addedSeq, position: one })))))

describe('a tick', () => {
  test('[P3] says again of every crew what was put into it, in whatever order, as near as is promised', () => {
    fc.assert(fc.property(fleet, (all) => {
      const { positions, problem } = readTick({ now: NOW, rows: tickRows(all, NOW), gone: [] }, crews)
      expect(problem).toBeUndefined()
      expect(positions.map(({ crewId }) => crewId)).toEqual(crewIds.filter((id) => all.some((one) => one.position.crewId === id)))
      for (const { position } of all) {
        const said = positions.find(({ crewId }) => crewId === position.crewId)!
        expect(Object.keys(said).sort()).toEqual(Object.keys(position).sort())
        const off = (key: 'lng' | 'lat' | 'accuracyM' | 'speedMps' | 'headingDeg') => Math.abs((said[key] ?? 0) - (position[key] ?? 0))
        expect(Math.max(off('lng'), off('lat'))).toBeLessThanOrEqual(STEP / 2 + 1e-12)
        expect(off('accuracyM')).toBeLessThanOrEqual(0.5)
        expect(off('speedMps')).toBeLessThanOrEqual(0.05 + 1e-9)
        expect(off('headingDeg')).toBeLessThanOrEqual(0.5)
        expect(Math.abs(Date.parse(said.at) - Date.parse(position.at))).toBeLessThanOrEqual(50)
      }
    }))
  })
  test('[P3] of five thousand trucks over thirty kilometres takes at most fifteen bytes a truck', () => {
    const all = Array.from({ length: 5_000 }, (_, i): Numbered => ({
      addedSeq: 40 + 2 * i,
      position: {
        crewId: `truck-${i}`, lng: -86.1 + Math.sin(i * 12.9898) * 0.175, lat: 40 + Math.cos(i * 78.233) * 0.135,
        at: new Date(Date.parse(NOW) - (i * 37) % 1_200).toISOString(), accuracyM: 3 + (i % 12), speedMps: (i * 7) % 20, headingDeg: (i * 61) % 360,
      },
    }))
    const message = JSON.stringify(['positions', { now: NOW, rows: tickRows(all, NOW), gone: [] }])
    expect(Buffer.byteLength(message) / all.length).toBeLessThanOrEqual(15)
  })
  test('of a crew that one does not know is passed over, and the others are heard', () => {
    const at = { at: NOW, lng: 8, lat: 47 }
    const rows = tickRows([{ addedSeq: 4, position: { crewId: 'b', ...at } }, { addedSeq: 5, position: { crewId: 'x', ...at } }, { addedSeq: 40, position: { crewId: 'c', ...at } }], NOW)
    expect(readTick({ now: NOW, rows, gone: [5, 90_000] }, crews)).toEqual({ positions: [{ crewId: 'b', ...at }, { crewId: 'c', ...at }], gone: ['d'] })
  })
})

describe('a damaged tick', () => {
  const whole = tickRows([{ addedSeq: 3, position: { crewId: 'a', lng: 8, lat: 47, at: NOW } }], NOW)
  test.each<[string, unknown, string]>([
    ['whose rows are an older protocol’s numbers', { now: NOW, rows: [3, 8_000_000, 47_000_000, 0, -1, -1, -1, 0], gone: [] }, 'The rows are not the text of integers.'],
    ['without rows', { now: NOW, gone: [] }, 'The rows are not the text of integers.'],
    ['with a character that is none of ours', { now: NOW, rows: `${whole.slice(0, 3)}é${whole.slice(4)}`, gone: [] }, 'The rows are not the text of integers.'],
    ['cut in the middle of a number', { now: NOW, rows: `${whole}##`, gone: [] }, 'The rows are not the text of integers.'],
    ['that lost a number', { now: NOW, rows: whole.slice(1), gone: [] }, 'The rows hold 6 integers, which is no multiple of 7.'],
    ['of a place that is not on earth', { now: NOW, rows: [3, withoutSign(91_000_000), 0, 0, 0, 0, 0].map(integerText).join(''), gone: [] }, 'Crew 3 is nowhere on earth, or at no time.'],
    ['of a time that is none', { now: { toString: 0 }, rows: whole, gone: [] }, 'Crew 3 is nowhere on earth, or at no time.'],
    ['of no time', { now: 'noon', rows: whole, gone: [] }, 'Crew 3 is nowhere on earth, or at no time.'],
    ['of a time before all calendars', { now: NOW, rows: [3, 0, 0, Number.MAX_SAFE_INTEGER - 1, 0, 0, 0].map(integerText).join(''), gone: [] }, 'Crew 3 is nowhere on earth, or at no time.'],
    ['that does not say who is gone', { now: NOW, rows: whole }, 'It does not say who is gone.'],
  ])('[P3] %s is passed over whole, and says why', (_, tick, problem) => {
    expect(readTick(tick as never, crews)).toEqual({ positions: [], gone: [], problem })
  })
  test('[P3] never throws, whatever stands in it', () => {
    const rows = fc.oneof(
      fc.string(), fc.string({ unit: fc.integer({ min: 35, max: 126 }).map((code) => String.fromCharCode(code)) }), fc.anything(),
      fc.array(fc.array(fc.oneof(fc.nat(100), fc.maxSafeNat()), { minLength: POSITION_STRIDE, maxLength: POSITION_STRIDE }), { maxLength: 4 }).map((all) => all.flat().map(integerText).join('')),
    )
    fc.assert(fc.property(fc.oneof(fc.constant(NOW), fc.string(), fc.anything()), rows, fc.oneof(fc.array(fc.anything()), fc.anything()), (now, rows, gone) => {
      const { positions, problem } = readTick({ now, rows, gone } as never, crews)
      for (const { lng, lat, at } of positions) expect([Math.abs(lng) <= 180, Math.abs(lat) <= 90, Number.isFinite(Date.parse(at))]).toEqual([true, true, true])
      if (problem !== undefined) expect(positions).toEqual([])
    }), { numRuns: 1_000 })
  })
})

describe('integers as text', () => {
  test('are the same integers again, and JSON has nothing to escape in them', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.nat(40), fc.nat(120_000), fc.maxSafeNat())), (all) => {
      const text = all.map(integerText).join('')
      expect(integersIn(text)).toEqual(all)
      expect(JSON.stringify(text)).toBe(`"${text}"`)
    }))
  })
  test.each([[0, 1], [33, 1], [34, 2], [1_937, 2], [1_938, 3], [110_465, 3], [110_466, 4]])('%i takes %i characters', (value, length) => {
    expect(integerText(value)).toHaveLength(length)
  })
  test('of either sign are near zero as they were', () => {
    expect([0, -1, 1, -2, 2].map(withoutSign)).toEqual([0, 1, 2, 3, 4])
    fc.assert(fc.property(fc.integer(), (value) => {
      expect(withSign(withoutSign(value))).toBe(value)
    }))
  })
  test('that are too large to be exact are none', () => {
    expect(integersIn(integerText(Number.MAX_SAFE_INTEGER))).toEqual([Number.MAX_SAFE_INTEGER])
    expect(integersIn(`${'['.repeat(12)}~`)).toBeUndefined()
  })
})
