import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { ClockBook } from '../../../shared/domain/sla/book.ts'
import { book, calendar, HOUR, MINUTE, read, request, week, WORKDAYS } from './city.ts'

/** City of Boston 311 cases of summer 2015: OPEN_DT, and the TARGET_DT that the city itself computed. */
const FILE = fileURLToPath(new URL('../../../../shared/data/boston-311-2015-jun-aug7.csv', import.meta.url))

interface Case { id: string; type: string; opened: number; target: number | undefined }

/** `MM/DD/YYYY hh:mm:ss AM`, Boston's local time; the offsets are those of the law, not of the code under test. */
function localTime(text: string): number | undefined {
  const parts = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) ([AP])M$/.exec(text.trim())
  if (!parts) return undefined
  const [month, day, year, hour, minute, second] = parts.slice(1, 7).map(Number) as [number, number, number, number, number, number]
  const local = Date.UTC(year, month - 1, day, (hour % 12) + (parts[7] === 'P' ? 12 : 0), minute, second)
  const summer = [[Date.UTC(2015, 2, 8, 2), Date.UTC(2015, 10, 1, 2)], [Date.UTC(2016, 2, 13, 2), Date.UTC(2016, 10, 6, 2)]]
  return local + (summer.some(([from, to]) => local >= from! && local < to!) ? 4 : 5) * HOUR
}

const cases: Case[] = existsSync(FILE)
  ? parse(readFileSync(FILE), { columns: true, relax_column_count: true }).map((row: unknown) => {
      const { CASE_ENQUIRY_ID: id, TYPE: type, OPEN_DT, TARGET_DT } = row as Record<string, string>
      return { id: id!, type: type!, opened: localTime(OPEN_DT!)!, target: localTime(TARGET_DT!) }
    })
  : []

const zone = { timeZone: 'America/New_York' }
const from = '2015-01-01T05:00:00.000Z'
const say = (text: string) => process.stdout.write(`Boston 2015: ${text}\n`)
const minutesOff = ({ opened, target }: Case, by: ClockBook) => {
  const received = new Date(opened).toISOString()
  return (Date.parse(read(request(received), by, received, 'resolve').due!) - target!) / MINUTE
}

if (!existsSync(FILE)) test('Boston’s own targets of summer 2015', ({ skip }) => skip('../shared/data is absent'))
else describe('Boston’s own targets of summer 2015', () => {
  const roundTheClock = calendar(week([['00:00', '24:00']]), { from })
  // Half a year of traffic signals runs into winter time: Boston keeps the local time, so its
  // span is days on a calendar that is open all day, not elapsed hours.
  test.each([
    ['Rodent Activity', 720, 0],
    ['Traffic Signal Repair', 4_320, 1],
    ['Tree Maintenance Requests', 8_760, 5],
  ])('%s: %i hours of local time, within two minutes but for %i rows', (type, span, known) => {
    const by = book({ resolve: `P${span / 24}D` }, { ...zone, calendars: [roundTheClock] })
    const rows = cases.filter((row) => row.type === type)
    const withTarget = rows.filter((row) => row.target !== undefined)
    const deviants = withTarget.map((row) => ({ id: row.id, off: -minutesOff(row, by) })).filter(({ off }) => Math.abs(off) > 2)
    const elapsed = book({ resolve: `PT${span}H` }, { ...zone, calendarId: 'always' })
    const byElapsed = withTarget.filter((row) => Math.abs(minutesOff(row, elapsed)) <= 2).length
    say(
      `${type}: ${withTarget.length - deviants.length} of ${withTarget.length} within 2 min by local time (${byElapsed} by elapsed hours), ` +
        `${rows.length - withTarget.length} without a target; others: ${deviants.map(({ id, off }) => `${id} ${off > 0 ? '+' : ''}${off.toFixed(1)} min`).join(', ') || 'none'}`,
    )
    expect(rows.length).toBeGreaterThan(500)
    expect(withTarget).toHaveLength(rows.length)
    expect(deviants).toHaveLength(known)
  })

  // Boston counts 08:30–17:00. It keeps a holiday on its own date, also where that is a Saturday (4 July 2015).
  const holidays = ['2015-07-04', '2015-09-07', '2015-10-12', '2015-11-11', '2015-11-26', '2015-12-25']
  const office = calendar(week([['08:30', '17:00']], WORKDAYS), { from, holidays })
  test.each([
    ['Pick up Dead Animal', 1], ['Empty Litter Basket', 1], ['Tree Emergencies', 1], ['Sidewalk Repair (Make Safe)', 1],
    ['Street Light Knock Downs', 1], ['Street Light Outages', 10], ['Sign Repair', 10], ['Abandoned Vehicles', 12], ['Graffiti Removal', 45],
  ])('%s: %i business days', (type, days) => {
    const by = book({ resolve: `P${days}D` }, { ...zone, calendars: [office] })
    const rows = cases.filter((row) => row.type === type)
    const withTarget = rows.filter((row) => row.target !== undefined)
    const same = withTarget.filter((row) => Math.abs(minutesOff(row, by)) <= 2).length
    say(`${type}, ${days} bd: ${same} of ${withTarget.length} (${((100 * same) / withTarget.length).toFixed(1)} %), ${rows.length - withTarget.length} without a target`)
    expect(same / withTarget.length).toBeGreaterThan(0.9)
  })
})
