import { describe, expect, test } from 'vitest'
import { dueAfter, hoursOf, runningBetween } from '../../../shared/domain/sla/calendar.ts'
import { calendar, edt, est, HOUR, MINUTE, utc, week } from './city.ts'

const open = (from: string, to: string, timeZone = 'America/New_York') =>
  hoursOf({ calendars: [calendar(week([[from, to]]))], timeZone }, 'works')
const allDay = (timeZone?: string) => open('00:00', '24:00', timeZone)
const due = (target: string, from: string, of = allDay()) => new Date(dueAfter(of, Date.parse(from), target)).toISOString()
const running = (of: ReturnType<typeof open>, from: string, to: string) => runningBetween(of, Date.parse(from), Date.parse(to))

describe('the night of 8 March 2026 in New York, when 02:00 is followed by 03:00', () => {
  const [midnight, next] = [est('2026-03-08 00:00'), edt('2026-03-09 00:00')]

  test('a due at a local time that is skipped is the instant after the gap', () => {
    expect(due('P1D', est('2026-03-07 02:30'))).toBe(edt('2026-03-08 03:00'))
    expect(due('P1D', est('2026-03-07 02:00'))).toBe(edt('2026-03-08 03:00'))
    expect(due('P1D', est('2026-03-07 01:59'))).toBe(est('2026-03-08 01:59'))
    expect(due('P1D', est('2026-03-07 03:10'))).toBe(edt('2026-03-08 03:10'))
  })
  test('a day that is open all day has 23 hours of running time', () => {
    expect(running(allDay(), midnight, next)).toBe(23 * HOUR)
  })
  test('an opening in the skipped hour is at the instant after the gap', () => {
    expect(running(open('02:30', '05:00'), midnight, next)).toBe(2 * HOUR)
  })
  test('a closing in the skipped hour is at the instant after the gap', () => {
    expect(running(open('01:00', '02:30'), midnight, next)).toBe(HOUR)
  })
  test('hours that lie in the skipped hour are none, and the day is no open day', () => {
    expect(running(open('02:10', '02:50'), midnight, next)).toBe(0)
    expect(due('P1D', est('2026-03-07 02:20'), open('02:10', '02:50'))).toBe(edt('2026-03-09 02:20'))
  })
})

describe('the night of 1 November 2026 in New York, when 01:00 comes twice', () => {
  const [midnight, next] = [edt('2026-11-01 00:00'), est('2026-11-02 00:00')]

  test('a due at a local time that comes twice is the first', () => {
    expect(due('P1D', edt('2026-10-31 01:30'))).toBe(edt('2026-11-01 01:30'))
    expect(due('P1D', edt('2026-10-31 01:00'))).toBe(edt('2026-11-01 01:00'))
    expect(due('P1D', edt('2026-10-31 02:00'))).toBe(est('2026-11-01 02:00'))
  })
  test('from the second of the two, a day later is the same local time', () => {
    expect(due('P1D', est('2026-11-01 01:30'))).toBe(est('2026-11-02 01:30'))
  })
  test('a day that is open all day has 25 hours of running time', () => {
    expect(running(allDay(), midnight, next)).toBe(25 * HOUR)
  })
  test('an opening in the doubled hour is at its first coming, a closing too', () => {
    expect(running(open('01:30', '03:00'), midnight, next)).toBe(2.5 * HOUR)
    expect(running(open('00:00', '01:30'), midnight, next)).toBe(1.5 * HOUR)
    expect(running(open('01:15', '01:45'), midnight, next)).toBe(30 * MINUTE)
  })
  test('running time counts both hours', () => {
    expect(due('PT4H', edt('2026-11-01 00:00'))).toBe(est('2026-11-01 03:00'))
  })
})

describe('other zones', () => {
  test('Sydney turns the other way round: 4 October 2026 is short, 5 April 2026 long', () => {
    const sydney = allDay('Australia/Sydney')
    expect(running(sydney, utc('2026-10-03 14:00'), utc('2026-10-04 13:00'))).toBe(23 * HOUR)
    expect(due('P1D', utc('2026-10-02 16:30'), sydney)).toBe(utc('2026-10-03 16:00'))
    expect(due('P1D', utc('2026-04-03 15:30'), sydney)).toBe(utc('2026-04-04 15:30'))
    expect(due('P2D', utc('2026-04-03 15:30'), sydney)).toBe(utc('2026-04-05 16:30'))
  })
  test('in São Paulo, where midnight itself was skipped, 24:00 is the instant after the gap', () => {
    const saoPaulo = open('12:00', '24:00', 'America/Sao_Paulo')
    expect(running(saoPaulo, utc('2018-11-03 15:00'), utc('2018-11-04 10:00'))).toBe(12 * HOUR)
    expect(due('P1D', utc('2018-11-03 03:30'), allDay('America/Sao_Paulo'))).toBe(utc('2018-11-04 03:00'))
  })
  test('a day that Samoa left out is no open day', () => {
    const apia = open('07:00', '16:00', 'Pacific/Apia')
    expect(due('P1D', utc('2011-12-29 20:00'), apia)).toBe(utc('2011-12-30 20:00'))
    expect(running(apia, utc('2011-12-29 10:00'), utc('2011-12-30 10:00'))).toBe(9 * HOUR)
  })
  test('half-hour zones count like others', () => {
    expect(due('P1D', utc('2026-09-14 04:00'), open('07:00', '16:00', 'Asia/Kolkata'))).toBe(utc('2026-09-15 04:00'))
    expect(running(open('07:00', '16:00', 'Australia/Lord_Howe'), utc('2026-09-14 00:00'), utc('2026-09-15 00:00'))).toBe(9 * HOUR)
  })
})
