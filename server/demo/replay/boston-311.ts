import { parse } from 'csv-parse/sync'
import type { Command } from '../../../shared/protocol/commands.ts'
import { Zone } from '../../../shared/domain/sla/zone.ts'
import type { Outcome, Priority, Source } from '../../../shared/protocol/words.ts'
import type { Draft } from '../../setup/starter-pack.ts'
import { idOf } from './ids.ts'

export const BOSTON_ZONE = 'America/New_York'
const CENTER = { lng: -71.0789, lat: 42.3251 }
const zone = new Zone(BOSTON_ZONE)

/** One case of the file, as the commands that tell it, and what was wrong with its row. */
export interface Case {
  caseId: string
  /** When it arrived, in milliseconds. */
  arrivedMs: number
  commands: Command[]
  dirt: string[]
}

type Row = Record<'CASE_ENQUIRY_ID' | 'OPEN_DT' | 'CLOSED_DT' | 'CASE_STATUS' | 'CLOSURE_REASON' | 'CASE_TITLE' | 'TYPE' | 'Location' | 'LATITUDE' | 'LONGITUDE' | 'Source', string>

type Type = readonly [code: string, glyph: string, group: string, priority: Priority, calendar: 'every-day' | 'office', resolve: string | undefined]
/** The file's types with the spans that Boston's own targets of 2015 follow; three have none that holds. */
const TYPES: Record<string, Type> = {
  'Street Light Outages': ['street-light-outages', 'light', 'Street Lights', 'P4', 'office', 'P10D'],
  'Graffiti Removal': ['graffiti-removal', 'graffiti', 'Graffiti', 'P4', 'office', 'P45D'],
  'Sign Repair': ['sign-repair', 'sign', 'Signs & Signals', 'P3', 'office', 'P10D'],
  'Sidewalk Repair (Make Safe)': ['sidewalk-make-safe', 'sidewalk', 'Highway Maintenance', 'P2', 'office', 'P1D'],
  'Tree Maintenance Requests': ['tree-maintenance', 'inspection', 'Trees', 'P5', 'every-day', 'P365D'],
  'Empty Litter Basket': ['litter-basket', 'trash', 'Highway Maintenance', 'P3', 'office', 'P1D'],
  'Rodent Activity': ['rodent-activity', 'animal', 'Environmental Services', 'P4', 'every-day', 'P30D'],
  'Pothole Repair (Internal)': ['pothole-internal', 'pothole', 'Highway Maintenance', 'P2', 'office', undefined],
  'Pick up Dead Animal': ['dead-animal', 'animal', 'Street Cleaning', 'P2', 'office', 'P1D'],
  'Traffic Signal Repair': ['traffic-signal', 'signal', 'Signs & Signals', 'P4', 'every-day', 'P180D'],
  'Abandoned Vehicles': ['abandoned-vehicles', 'debris', 'Enforcement', 'P4', 'office', 'P12D'],
  'Tree Emergencies': ['tree-emergencies', 'tree', 'Trees', 'P1', 'office', 'P1D'],
  'Needle Pickup': ['needle-pickup', 'park', 'Needle Program', 'P1', 'office', undefined],
  'Street Light Knock Downs': ['light-knock-downs', 'light', 'Street Lights', 'P1', 'office', 'P1D'],
  'Illegal Dumping': ['illegal-dumping', 'debris', 'Code Enforcement', 'P3', 'office', undefined],
  'Space Savers': ['space-savers', 'debris', 'Sanitation', 'P3', 'office', undefined],
}

const SOURCES: Record<string, Source> = {
  'Constituent Call': 'phone', 'Self Service': 'web', 'Citizens Connect App': 'web',
  'City Worker App': 'crew', 'Employee Generated': 'staff', 'Maximo Integration': 'import',
}

const day = (from: string, to: string): [string, string][] => [[from, to]]
const week = (hours: [string, string][], weekend: [string, string][]) => ({
  mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: weekend, sun: weekend,
})

/** What the city of the file needs before its first case. */
export const bostonSetup: readonly Draft[] = [
  { kind: 'FoundCity', name: 'Boston, summer 2015', timeZone: BOSTON_ZONE, center: CENTER },
  { kind: 'SetCalendar', calendarId: 'office', weekly: week(day('08:30', '17:00'), []), holidays: ['2015-07-04', '2015-09-07', '2015-10-12', '2015-11-11', '2015-11-26', '2015-12-25'] },
  { kind: 'SetCalendar', calendarId: 'every-day', weekly: week(day('00:00', '24:00'), day('00:00', '24:00')), holidays: [] },
  ...Object.entries(TYPES).map(([name, [code, glyph, group, priority]]): Draft => ({ kind: 'DefineService', code, name, group, glyph, priority })),
  ...Object.values(TYPES).map(([serviceCode, , , , calendarId, resolve]): Draft => ({
    kind: 'PublishPolicy', serviceCode, calendarId, pausedBy: [], targets: resolve ? { resolve } : {},
  })),
]

/** Every case of the file in the order of its opening, and the rows that tell none. */
export function readBoston(text: Buffer): { cases: Case[]; unreadable: { row: number; why: string }[] } {
  const cases: Case[] = []
  const unreadable: { row: number; why: string }[] = []
  const rows = parse(text, { columns: true, relax_column_count: true, skip_empty_lines: true, bom: true }) as Row[]
  rows.forEach((row, i) => {
    const read = caseOf(row)
    if (typeof read === 'string') unreadable.push({ row: i + 2, why: read })
    else cases.push(read)
  })
  return { cases: cases.sort((a, b) => a.arrivedMs - b.arrivedMs), unreadable }
}

function caseOf(row: Row): Case | string {
  const type = TYPES[row.TYPE]
  const arrivedMs = instantOf(row.OPEN_DT)
  const lng = Number(row.LONGITUDE)
  const lat = Number(row.LATITUDE)
  if (!row.CASE_ENQUIRY_ID) return 'no case number'
  if (!type) return `unknown type ${row.TYPE}`
  if (arrivedMs === undefined) return 'no opening time'
  if (!row.LATITUDE || !row.LONGITUDE || !Number.isFinite(lng) || !Number.isFinite(lat)) return 'no place'

  const dirt: string[] = []
  const id = (what: string) => idOf('boston', row.CASE_ENQUIRY_ID, what)
  const requestId = id('request')
  const stamp = (ms: number) => ({ via: 'import' as const, occurredAt: new Date(ms).toISOString() })
  const source = SOURCES[row.Source]
  if (!source) dirt.push(`unknown source ${row.Source || '(none)'}`)
  const description = tidy(row.CASE_TITLE, 4000) || row.TYPE
  const address = tidy(row.Location, 200)
  if (!address) dirt.push('no address')
  const commands: Command[] = [
    {
      kind: 'ReceiveRequest', commandId: id('receive'), requestId, serviceCode: type[0], description, source: source ?? 'import',
      place: { lng, lat, ...(address ? { address } : {}) }, ...stamp(arrivedMs),
    },
  ]
  const closedMs = instantOf(row.CLOSED_DT)
  if (row.CASE_STATUS === 'Closed' && closedMs === undefined) dirt.push('closed without a time: left open')
  else if (closedMs !== undefined && closedMs < arrivedMs) dirt.push('closed before it was opened: left open')
  else if (closedMs !== undefined) commands.push(...closing(row, requestId, id, stamp(closedMs)))
  return { caseId: row.CASE_ENQUIRY_ID, arrivedMs, commands, dirt }
}

/** What the city wrote when it closed the case decides how it ended. */
function closing(row: Row, requestId: string, id: (what: string) => string, stamp: { via: 'import'; occurredAt: string }): Command[] {
  const why = tidy(row.CLOSURE_REASON, 500) || 'Closed without a word'
  if (/duplicate|invalid/i.test(why)) return [{ kind: 'CancelRequest', commandId: id('cancel'), requestId, reason: why, ...stamp }]
  const outcome: Outcome = /not (at|found)|no .* found|gone on arrival|unable to locate/i.test(why) ? 'not-found' : 'fixed'
  return [
    { kind: 'ResolveRequest', commandId: id('resolve'), requestId, outcome, proof: { kind: 'reason', reason: why }, ...stamp },
    { kind: 'CloseRequest', commandId: id('close'), requestId, ...stamp },
  ]
}

/** `06/01/2015 02:39:00 AM`, Boston time, as milliseconds since the epoch. */
function instantOf(text: string | undefined): number | undefined {
  const match = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([AP])M$/.exec(text ?? '')
  if (!match) return undefined
  const [month, day, year, hour, minute, second] = match.slice(1, 7).map(Number) as [number, number, number, number, number, number]
  const hour24 = (hour % 12) + (match[7] === 'P' ? 12 : 0)
  return zone.instantOf(Date.UTC(year, month - 1, day, hour24, minute, second))
}

const tidy = (text: string | undefined, max: number): string =>
  (text ?? '').replace(/[\u0000-\u001F\u007F]+/g, ' ').replace(/\s{2,}/g, ' ').trim().slice(0, max)
