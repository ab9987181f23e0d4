import { describe, expect, it } from 'vitest'
import { fixtureBoard, NOW, requestId } from '../../client/look/gallery/fixture.ts'
import { leftShare, ReadingCache, readRequest } from '../../client/stores/reading-cache.ts'
import { clockBook } from '../../shared/domain/board.ts'
import { isOpen } from '../../shared/domain/requests.ts'

const board = fixtureBoard()
const book = clockBook(board)
const open = [...board.requests.values()].filter(isOpen)
const SECOND = 1_000

describe('the cache of readings', () => {
  it('says at every second what reading anew would say', () => {
    const cache = new ReadingCache()
    for (let now = NOW; now < NOW + 4 * 3_600_000; now += 7 * SECOND) {
      for (const request of open) {
        const kept = cache.of(request, book, now)
        const fresh = readRequest(request, book, now)
        expect([request.number, now - NOW, kept.phase, kept.clock]).toEqual([request.number, now - NOW, fresh.phase, fresh.clock])
        // While paused, due moves on with the hold.
        if (fresh.phase !== 'paused') expect(kept.due).toBe(fresh.due)
      }
    }
  })

  it('reads a clock far from any change about once a minute', () => {
    const cache = new ReadingCache()
    const request = board.requests.get(requestId(4788))!
    const readings = new Set(Array.from({ length: 600 }, (_, i) => cache.of(request, book, NOW + i * SECOND)))
    expect(readings.size).toBeLessThanOrEqual(11)
  })

  it('reads anew when the request changed, or time went back', () => {
    const cache = new ReadingCache()
    const [request] = open
    const first = cache.of(request!, book, NOW)
    expect(cache.of({ ...request! }, book, NOW)).not.toBe(first)
    expect(cache.of(request!, book, NOW - SECOND)).not.toBe(first)
  })

  it('forgets what left the board', () => {
    const cache = new ReadingCache()
    const first = cache.of(open[0]!, book, NOW)
    cache.keepOnly(new Map())
    expect(cache.of(open[0]!, book, NOW)).not.toBe(first)
  })
})

describe('the painted edge', () => {
  it('shrinks by the second to nothing at due', () => {
    const reading = readRequest(board.requests.get(requestId(4821))!, book, NOW)
    expect(leftShare(reading, NOW)).toBeCloseTo(reading.left)
    expect(leftShare(reading, NOW + 60 * SECOND)).toBeLessThan(reading.left)
    expect(leftShare(reading, reading.due!)).toBe(0)
  })
})
