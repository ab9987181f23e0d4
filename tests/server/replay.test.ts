import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { command } from '../../shared/protocol/commands.ts'
import { positionFix } from '../../shared/protocol/positions.ts'
import { readBoston } from '../../server/demo/replay/boston-311.ts'
import { readWmata } from '../../server/demo/replay/wmata.ts'

const HEAD = 'CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,OnTime_Status,CASE_STATUS,CLOSURE_REASON,CASE_TITLE,SUBJECT,REASON,TYPE,QUEUE,Department,Location,neighborhood,police_district,ward,LOCATION_ZIPCODE,LATITUDE,LONGITUDE,Source'
const row = (over: Partial<Record<'id' | 'open' | 'closed' | 'status' | 'why' | 'type' | 'location' | 'lat' | 'source', string>> = {}) => {
  const { id = '1', open = '06/01/2015 02:39:00 AM', closed = '', status = 'Open', why = '', type = 'Rodent Activity', location = '1 Elm St', lat = '42.3277', source = 'Self Service' } = over
  return `${id},${open},,${closed},,${status},${why},Rats,,,${type},,,${location},,,,,${lat},-71.0957,${source}`
}
const read = (...rows: string[]) => readBoston(Buffer.from([HEAD, ...rows].join('\n')))

describe('a Boston case', () => {
  test('is received at its own local time, from its own source, by import', () => {
    const [one] = read(row()).cases
    expect(one?.commands).toMatchObject([{
      kind: 'ReceiveRequest', occurredAt: '2015-06-01T06:39:00.000Z', via: 'import', source: 'web', serviceCode: 'rodent-activity',
      place: { lng: -71.0957, lat: 42.3277, address: '1 Elm St' }, description: 'Rats',
    }])
  })

  test('that was closed is resolved and closed then, in the same batch', () => {
    const [one] = read(row({ closed: '06/02/2015 07:40:13 PM', status: 'Closed', why: 'Case Resolved' })).cases
    expect(one?.commands.map(({ kind, occurredAt }) => [kind, occurredAt])).toEqual([
      ['ReceiveRequest', '2015-06-01T06:39:00.000Z'], ['ResolveRequest', '2015-06-02T23:40:13.000Z'], ['CloseRequest', '2015-06-02T23:40:13.000Z'],
    ])
  })

  test.each([['Duplicate of Existing Case', 'CancelRequest'], ['Case Invalid', 'CancelRequest'], ['vehicle not at location', 'ResolveRequest']])(
    'closed as “%s” ends by %s', (why, kind) => {
      const [one] = read(row({ closed: '06/02/2015 07:40:13 AM', status: 'Closed', why })).cases
      expect(one?.commands[1]?.kind).toBe(kind)
    })

  test.each([
    [{ closed: '05/31/2015 07:40:13 AM', status: 'Closed' }, 'closed before it was opened: left open'],
    [{ status: 'Closed' }, 'closed without a time: left open'],
    [{ location: '' }, 'no address'],
    [{ source: 'Pigeon' }, 'unknown source Pigeon'],
  ])('with dirt %j is taken, and the dirt is told', (over, why) => {
    const { cases, unreadable } = read(row(over))
    expect(unreadable).toEqual([])
    expect(cases[0]?.dirt).toEqual([why])
    expect(cases[0]?.commands).toHaveLength(1)
  })

  test.each([[{ open: '13/45/2015' }, 'no opening time'], [{ lat: '' }, 'no place'], [{ lat: 'north' }, 'no place'], [{ type: 'Dragons' }, 'unknown type Dragons'], [{ id: '' }, 'no case number']])(
    'with %j is not taken, and its row is named', (over, why) => {
      expect(read(row(), row(over)).unreadable).toEqual([{ row: 3, why }])
    })

  test('has the same ids whenever it is read, so that a replay can go on', () => {
    expect(read(row()).cases).toEqual(read(row()).cases)
  })
})

describe('a bus position', () => {
  const bus = (...rows: string[]) => readWmata(Buffer.from(['timestamp,vehicle_id,route_id,trip_id,lat,lon,bearing,speed_mps', ...rows].join('\n')))

  test('keeps its own time; a missing bearing is unknown, not north', () => {
    const [fix] = bus('1771257482,5473,C53,8428100,38.923519,-77.052109,,4.57').fixes
    expect(fix).toMatchObject({ at: '2026-02-16T15:58:02.000Z', lng: -77.052109, lat: 38.923519, speedMps: 4.57 })
    expect(fix).not.toHaveProperty('headingDeg')
  })

  test.each([['x,1,a,b,38,-77,1,1', 'no time'], ['1771257482,1,a,b,,-77,1,1', 'no place'], ['1771257482,1,a,b,138,-77,1,1', 'no place'], ['1771257482,,a,b,38,-77,1,1', 'no vehicle']])(
    'in a broken row (%s) is not taken, and the row is named', (text, why) => {
      expect(bus(text).unreadable).toEqual([{ row: 2, why }])
    })
})

const BOSTON = '../shared/data/boston-311-2015-jun-aug7.csv'
test('every one of Boston’s 8,859 cases is accounted for, in commands that the door takes', ({ skip }) => {
  if (!existsSync(BOSTON)) return skip('../shared/data is absent')
  const { cases, unreadable } = readBoston(readFileSync(BOSTON))
  expect(cases.length + unreadable.length).toBe(8_859)
  expect(unreadable).toEqual([])
  expect(cases.filter(({ dirt }) => dirt.includes('closed before it was opened: left open'))).toHaveLength(70)
  expect(cases.flatMap(({ commands }) => commands).filter((one) => !command.safeParse(one).success)).toEqual([])
})

const WMATA = '../shared/data/wmata-bus-avl-2026-02-16.csv'
test('every one of 20,777 bus positions is accounted for, in fixes that the door takes', ({ skip }) => {
  if (!existsSync(WMATA)) return skip('../shared/data is absent')
  const { fixes, vehicles, unreadable } = readWmata(readFileSync(WMATA))
  expect(fixes.length + unreadable.length).toBe(20_777)
  expect(vehicles).toHaveLength(31)
  expect(fixes.filter((fix) => !positionFix.safeParse(fix).success)).toEqual([])
})
