import { describe, expect, it } from 'vitest'
import { clockSeconds, dateText, fieldText, fromField, momentText, zoneName } from '../../client/format/zone.ts'

const ZONE = 'America/New_York'
const NOW = Date.parse('2026-11-24T19:03:27Z')
const at = (text: string) => Date.parse(text)

describe('city time', () => {
  it('is the city’s, whatever the desk’s', () => {
    expect(clockSeconds(NOW, ZONE)).toBe('14:03:27')
    expect(zoneName(NOW, ZONE)).toBe('EST')
  })
  it('writes midnight as 00:00', () => expect(clockSeconds(at('2026-11-25T05:00:00Z'), ZONE)).toBe('00:00:00'))
  it('leaves out the day today, names it within the week, dates it beyond', () => {
    expect(momentText(at('2026-11-24T19:08:00Z'), NOW, ZONE)).toBe('14:08')
    expect(momentText(at('2026-11-25T20:05:00Z'), NOW, ZONE)).toBe('Wed 15:05')
    expect(momentText(at('2026-12-07T20:00:00Z'), NOW, ZONE)).toBe('Mon 7 Dec')
  })
  it('knows yesterday from today by the city’s midnight', () => {
    expect(momentText(at('2026-11-24T04:30:00Z'), NOW, ZONE)).toBe('Mon 23:30')
  })
  it('says a date without a comma', () => expect(dateText(NOW, ZONE)).toBe('Tue 24 Nov'))
})

describe('a time in a form', () => {
  it('comes back as the instant it was', () => {
    const quarter = at('2026-11-24T20:15:00Z')
    expect(fieldText(quarter, ZONE)).toBe('2026-11-24T15:15')
    expect(fromField('2026-11-24T15:15', ZONE)).toBe(quarter)
  })
  it('takes any minute', () => expect(fromField('2026-11-24T15:07', ZONE)).toBe(at('2026-11-24T20:07:00Z')))
  it('is the first of an hour that comes twice', () => {
    expect(fromField('2026-11-01T01:30', ZONE)).toBe(at('2026-11-01T05:30:00Z'))
  })
  it('in an hour that is skipped is no time', () => expect(fromField('2027-03-14T02:30', ZONE)).toBeUndefined())
  it('of nonsense is no time', () => expect(fromField('soon', ZONE)).toBeUndefined())
})
