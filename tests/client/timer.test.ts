import { describe, expect, it } from 'vitest'
import { ageText, dataAgeText, spanText, timerText } from '../../client/format/timer.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('a timer', () => {
  it.each([
    [52 * MINUTE + 31 * SECOND, '52:31'],
    [9 * SECOND, '0:09'],
    [0, '0:00'],
    [HOUR - 1, '59:59'],
    [HOUR, '1:00 h'],
    [3 * HOUR + 12 * MINUTE, '3:12 h'],
    [DAY - 1, '23:59 h'],
    [25 * HOUR + 2 * MINUTE, '1 d 1 h'],
    [25 * HOUR + 57 * MINUTE, '1 d 2 h'],
    [47 * HOUR + 45 * MINUTE, '2 d'],
  ])('with %i ms left reads %s', (left, text) => {
    expect(timerText(left)).toBe(text)
  })

  it('past due counts up behind a minus', () => {
    expect(timerText(-(4 * MINUTE + 12 * SECOND))).toBe('−4:12')
    expect(timerText(-(3 * HOUR + 5 * MINUTE))).toBe('−3:05 h')
    expect(timerText(-2 * DAY - 4 * HOUR)).toBe('−2 d 4 h')
  })

  it('shows no minus in the second in which it becomes due', () => {
    expect(timerText(-999)).toBe('0:00')
    expect(timerText(-1_000)).toBe('−0:01')
  })

  it('counts open days from two days on, and only for a clock that keeps office hours', () => {
    expect(timerText(13 * DAY, 9)).toBe('9 bd')
    expect(timerText(2 * DAY - 1, 2)).toBe('2 d')
    expect(timerText(13 * DAY)).toBe('13 d')
  })
})

describe('spans and ages', () => {
  it('never runs a second ahead', () => expect(spanText(34 * MINUTE + 12_999)).toBe('34:12'))
  it.each([[30 * SECOND, 'now'], [6 * MINUTE + 9_000, '6 min'], [80 * MINUTE, '1 h 20'], [50 * HOUR, '2 d']])('%i ms is %s', (ms, text) => {
    expect(ageText(ms)).toBe(text)
  })
  it('tells the age of the picture to a tenth under a second', () => {
    expect(dataAgeText(420)).toBe('0.4 s')
    expect(dataAgeText(31_400)).toBe('31 s')
    expect(dataAgeText(-5)).toBe('0.0 s')
  })
})
