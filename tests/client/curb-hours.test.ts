import { describe, expect, it } from 'vitest'
import { hourLabels } from '../../client/board/crews/curb-hours.ts'
import { NOW } from './kit/requests.ts'

const MINUTE = 60_000
/** Hours as the city's clocks show them, five behind; now is 14:03. */
const named = (now: number, hours: number, width: number) => hourLabels(now, hours, width).map(({ at }) => new Date(at).getUTCHours() - 5)

describe('the hours above the curbs', () => {
  it('are all named where there is room', () => expect(named(NOW, 4, 334)).toEqual([15, 16, 17]))
  it('are named every second time where it is narrow, from the first that is free of “now”', () => {
    expect(named(NOW, 4, 160)).toEqual([15, 17])
    expect(named(NOW, 4, 180)).toEqual([15, 16, 17])
  })
  it('stand evenly, whatever the minute and the width', () => {
    for (let minute = 0; minute < 60; minute += 7) {
      for (const width of [120, 160, 228, 334, 402]) {
        const steps = hourLabels(NOW + minute * MINUTE, 4, width).map(({ at }) => at).map((at, i, all) => (i === 0 ? undefined : at - all[i - 1]!)).slice(1)
        expect(new Set(steps).size).toBeLessThanOrEqual(1)
      }
    }
  })
  it('never touch “now” or the end', () => {
    for (let minute = 0; minute < 60; minute += 7) {
      for (const { x } of hourLabels(NOW + minute * MINUTE, 4, 334)) {
        expect((x / 100) * 334).toBeGreaterThan(35)
        expect((x / 100) * 334).toBeLessThan(320)
      }
    }
  })
})
