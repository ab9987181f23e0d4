import { emptyBoard, type Board, bodyOf } from '../../../shared/domain/board.ts'
import { fold } from '../../../shared/domain/evolve.ts'
import type { BoardSnapshot, Position } from '../../../shared/protocol/board.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import type { HoldReason } from '../../../shared/protocol/words.ts'
import { REQUESTS, SERVICES, type Row } from './fixture-rows.ts'

/** A city at 14:03:27 on Tuesday 24 November 2026, folded from records like any other. */
export const NOW = Date.parse('2026-11-24T19:03:27.000Z')
const MINUTE = 60_000
export const CENTER = { lng: -76.79, lat: 40.265 }
const id = (kind: number, n: number) => `00000000-0000-7${String(kind).padStart(3, '0')}-8000-${String(n).padStart(12, '0')}`
export const requestId = (n: number) => id(1, n)
export const crewId = (n: number) => id(2, n)

type Body = LogRecord extends infer R ? (R extends LogRecord ? Omit<R, 'seq' | 'at' | 'by' | 'v'> : never) : never

/** Records in the order of their time, numbered. */
function log(entries: { at: number; body: Body }[]): LogRecord[] {
  return entries
    .sort((a, b) => a.at - b.at)
    .map(({ at, body }, i) => ({
      seq: i + 1, at: new Date(at).toISOString(), by: { actor: 'person', name: 'Ana Keller', role: 'dispatcher' }, v: 1, ...body,
    }) as LogRecord)
}

const CREWS: { badge: number; name: string; skills: string[]; ends?: number; run?: number[] }[] = [
  { badge: 1, name: 'Truck 1', skills: ['line', 'tree'], ends: 195, run: [4809, 4802, 4797] },
  { badge: 3, name: 'Truck 3', skills: ['signals'], ends: 195, run: [4806, 4799] },
  { badge: 4, name: 'Truck 4', skills: ['streets', 'flood'], ends: 225 },
  { badge: 5, name: 'Truck 5', skills: ['water', 'sewer'], ends: 195, run: [4801, 4795] },
  { badge: 7, name: 'Truck 7', skills: ['line', 'streets'], ends: 195 },
  { badge: 8, name: 'Truck 8', skills: ['sanitation'], ends: 225, run: [4798, 4792, 4785] },
  { badge: 9, name: 'Truck 9', skills: ['streets'], ends: 195, run: [4800, 4794] },
  { badge: 12, name: 'Night van', skills: ['streets'] },
]

function requestEntries(row: Row) {
  const at = NOW - row.ago * MINUTE
  const about = { requestId: requestId(row.number) }
  const entries: { at: number; body: Body }[] = [{
    at,
    body: {
      kind: 'RequestReceived', ...about, number: `24-${String(row.number).padStart(5, '0')}`, serviceCode: row.service,
      place: { ...row.at, address: row.address }, description: row.words ?? 'Reported at the desk.',
      source: 'phone', verified: row.verified ?? true, policySeq: 0,
    },
  }]
  if (row.acknowledged) entries.push({ at: at + row.acknowledged * MINUTE, body: { kind: 'RequestAcknowledged', ...about } })
  if (row.held) {
    entries.push({
      at: at + row.held.after * MINUTE,
      body: { kind: 'RequestHeld', ...about, reason: row.held.reason as HoldReason, pauses: true, owner: 'Ana Keller', wakeAt: new Date(NOW + row.held.wakes * MINUTE).toISOString() },
    })
    if (row.held.ended) entries.push({ at: at + row.held.ended * MINUTE, body: { kind: 'RequestResumed', ...about } })
  }
  const crew = CREWS.find(({ run }) => run?.includes(row.number))
  if (crew) {
    const on = { ...about, crewId: crewId(crew.badge) }
    entries.push({ at: Math.max(at + 4 * MINUTE, NOW - 70 * MINUTE) + crew.run!.indexOf(row.number), body: { kind: 'CrewAssigned', ...on, index: crew.run!.indexOf(row.number), role: 'lead' } })
    if (row.drives) entries.push({ at: NOW - row.drives * MINUTE, body: { kind: 'TravelStarted', ...on } })
    if (row.arrived) entries.push({ at: NOW - row.arrived * MINUTE, body: { kind: 'CrewArrived', ...on } })
  }
  return entries
}

export const fixtureBoard = (): Board => fold(emptyBoard, fixtureRecords())

export function fixtureRecords(): LogRecord[] {
  const start = NOW - 40 * 24 * 60 * MINUTE
  const setUp: { at: number; body: Body }[] = [
    { at: start, body: { kind: 'CityFounded', name: 'Swatara Township', timeZone: 'America/New_York', center: CENTER } },
    { at: start + 1, body: { kind: 'CalendarSet', calendarId: 'office', weekly: week(), holidays: ['2026-11-26', '2026-12-25'] } },
    ...SERVICES.flatMap((service, i): { at: number; body: Body }[] => [
      { at: start + 2 + i * 2, body: { kind: 'ServiceDefined', code: service.code, name: service.name, group: service.group, glyph: service.glyph, priority: service.priority } },
      { at: start + 3 + i * 2, body: { kind: 'PolicyPublished', serviceCode: service.code, targets: service.targets, calendarId: service.calendar, pausedBy: ['parts', 'weather', 'other-body', 'waiting-resident'] } },
    ]),
    ...CREWS.map(({ badge, name, skills }, i): { at: number; body: Body } => ({ at: start + 500 + i, body: { kind: 'CrewAdded', crewId: crewId(badge), name, badge: String(badge), skills } })),
    ...CREWS.flatMap(({ badge, ends }, i): { at: number; body: Body }[] => (ends
      ? [{ at: NOW - 420 * MINUTE + i, body: { kind: 'ShiftStarted', crewId: crewId(badge), endsAt: new Date(NOW + ends * MINUTE).toISOString() } }]
      : [])),
  ]
  const records = log([...setUp, ...REQUESTS.flatMap(requestEntries)])
  const policySeq = new Map(records.filter((record) => record.kind === 'PolicyPublished').map((record) => [record.serviceCode, record.seq]))
  return records.map((record) => (record.kind === 'RequestReceived' ? { ...record, policySeq: policySeq.get(record.serviceCode) } : record) as LogRecord)
}

export const fixtureSnapshot = (board = fixtureBoard()): BoardSnapshot => ({
  ...bodyOf(board), logId: 'gallery', now: new Date(NOW).toISOString(), positions: fixturePositions(),
})

function fixturePositions(): Position[] {
  return CREWS.filter(({ ends }) => ends).map(({ badge }, i) => ({
    crewId: crewId(badge), lng: CENTER.lng + Math.cos(i * 2.1) * 0.02, lat: CENTER.lat + Math.sin(i * 2.1) * 0.014,
    at: new Date(NOW - (badge === 8 ? 6 * MINUTE + 9_000 : 4_000)).toISOString(), accuracyM: 8,
    ...(badge === 1 || badge === 5 ? { speedMps: 11, headingDeg: 40 * i } : { speedMps: 0 }),
  }))
}

function week() {
  const open: [string, string][] = [['07:00', '16:00']]
  return { mon: open, tue: open, wed: open, thu: open, fri: open, sat: [], sun: [] }
}
