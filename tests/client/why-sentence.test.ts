import { describe, expect, it } from 'vitest'
import { whySentence } from '../../client/board/detail/why-sentence.ts'
import { fixtureBoard, NOW, requestId } from '../../client/look/gallery/fixture.ts'
import { partsOf, sumsOf } from '../../client/format/clock-ledger.ts'
import { readRequest } from '../../client/stores/reading-cache.ts'
import { clockBook } from '../../shared/domain/board.ts'

const board = fixtureBoard()
const ZONE = 'America/New_York'
const reading = (number: number, now = NOW) => readRequest(board.requests.get(requestId(number))!, clockBook(board), now)
const why = (number: number, now = NOW) => whySentence(reading(number, now), now, ZONE)

describe('why it is red, in one sentence', () => {
  it('names every clock that is late, and tells of the pause and who made it', () => {
    expect(why(4817)).toBe(
      'Late to give by 36:54 and to arrive by 4:12. Of 41:54 since the report, 34:12 ran and 7:42 was paused by Ana Keller (other body).',
    )
  })
  it('of a clock that runs says until when', () => expect(why(4822)).toMatch(/^To arrive by \d\d:\d\d\.$/))
  it('of one that stands says what was left', () => {
    expect(why(4790)).toMatch(/^The clock to finish stands; .+ were left\. Of .+ since the report, .+ ran, .+ was paused by Ana Keller \(parts\) and .+ were off hours\.$/)
  })
})

describe('the ledger of a clock', () => {
  const arrive = reading(4817).readings.find(({ clock }) => clock === 'arrive')!

  it('is split where it was due', () => {
    const parts = partsOf(arrive, NOW)
    expect(parts.map(({ state, why, by }) => [state, why, by])).toEqual([
      ['running', 'day and night', 'Ana Keller'], ['paused', 'other body', 'Ana Keller'], ['running', 'day and night', 'Ana Keller'], ['over', 'day and night', 'Ana Keller'],
    ])
    expect(parts[3]!.from).toBe(Date.parse(arrive.due!))
  })
  it('leaves no gap, and its sums are all the time there was', () => {
    const parts = partsOf(arrive, NOW)
    parts.slice(1).forEach((part, i) => expect(part.from).toBe(parts[i]!.to))
    const sums = sumsOf(arrive, NOW)
    expect(sums.running + sums.paused + sums['off-hours']).toBe(NOW - Date.parse(arrive.startedAt))
  })
})
