import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { isKnown, isSame, isStill, rangeOf } from '../../server/http/range.ts'

const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)

describe('a part of a file', () => {
  test.prop([fc.nat(300), fc.nat(300), fc.nat(256)])('from byte to byte is what a slice would be', (first, last, size) => {
    const range = rangeOf(`bytes=${first}-${last}`, size)
    const isWrong = last < first
    const wanted = bytes.slice(0, size).slice(first, last + 1)
    expect(range).toEqual(isWrong ? 'all' : wanted.length === 0 ? 'none' : { start: wanted[0], end: wanted.at(-1) })
  })

  test.prop([fc.nat(300), fc.integer({ min: 1, max: 256 })])('of so many bytes at the end is what a slice from the end would be', (count, size) => {
    const wanted = count === 0 ? [] : bytes.slice(0, size).slice(-count)
    expect(rangeOf(`bytes=-${count}`, size)).toEqual(wanted.length === 0 ? 'none' : { start: wanted[0], end: wanted.at(-1) })
  })

  test.prop([fc.string(), fc.nat(256)])('is asked for by numbers alone; any other words mean the whole', (text, size) => {
    const range = rangeOf(text, size)
    if (range !== 'all') expect(text).toMatch(/^bytes=/i)
    if (typeof range === 'object') expect(range.start <= range.end && range.end < size).toBe(true)
  })

  test.each([undefined, '', 'bytes=-', 'bytes=0-1,4-5', 'lines=0-1', 'bytes=a-b', 'bytes=5'])('%s means the whole', (header) => {
    expect(rangeOf(header, 10)).toBe('all')
  })

  test('is wanted only of the same bytes: what was weakened on its way is not certain', () => {
    expect([isSame(undefined, '"a"'), isSame('"a"', '"a"'), isSame('"b"', '"a"'), isSame('W/"a"', '"a"'), isSame('Sat, 01 Aug 2026 00:00:00 GMT', '"a"')]).toEqual([true, true, false, false, false])
    expect([isKnown(undefined, '"a"'), isKnown('"b", W/"a"', '"a"'), isKnown('*', '"a"'), isKnown('"b"', '"a"')]).toEqual([false, true, true, false])
    expect([isStill(undefined, '"a"'), isStill('"b", "a"', '"a"'), isStill('*', '"a"'), isStill('W/"a"', '"a"')]).toEqual([true, true, true, false])
  })
})
