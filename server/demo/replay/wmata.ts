import { parse } from 'csv-parse/sync'
import type { PositionFix } from '../../../shared/protocol/positions.ts'
import type { Draft } from '../../setup/starter-pack.ts'
import { idOf } from './ids.ts'

const ZONE = 'America/New_York'

type Row = Record<'timestamp' | 'vehicle_id' | 'lat' | 'lon' | 'bearing' | 'speed_mps', string>

export interface Drive {
  /** In the order of their times. */
  fixes: (PositionFix & { crewId: string; atMs: number })[]
  vehicles: string[]
  unreadable: { row: number; why: string }[]
}

/** Every position of the file: epoch seconds, WGS 84, metres a second; a bearing is often missing. */
export function readWmata(text: Buffer): Drive {
  const fixes: Drive['fixes'] = []
  const unreadable: Drive['unreadable'] = []
  const rows = parse(text, { columns: true, skip_empty_lines: true, bom: true }) as Row[]
  rows.forEach((row, i) => {
    const seconds = number(row.timestamp)
    const [lng, lat] = [number(row.lon), number(row.lat)]
    if (!row.vehicle_id) unreadable.push({ row: i + 2, why: 'no vehicle' })
    else if (seconds === undefined) unreadable.push({ row: i + 2, why: 'no time' })
    else if (lng === undefined || lat === undefined || Math.abs(lng) > 180 || Math.abs(lat) > 90) unreadable.push({ row: i + 2, why: 'no place' })
    else fixes.push(fixOf(row, seconds * 1000, lng, lat))
  })
  return { fixes: fixes.sort((a, b) => a.atMs - b.atMs), vehicles: [...new Set(rows.map((row) => row.vehicle_id).filter(Boolean))].sort(), unreadable }
}

function fixOf(row: Row, atMs: number, lng: number, lat: number): Drive['fixes'][number] {
  const speedMps = number(row.speed_mps)
  const headingDeg = number(row.bearing)
  return {
    crewId: crewIdOf(row.vehicle_id), atMs, at: new Date(atMs).toISOString(), lng, lat,
    ...(speedMps !== undefined && speedMps >= 0 && speedMps <= 500 ? { speedMps } : {}),
    ...(headingDeg !== undefined && headingDeg >= 0 && headingDeg <= 360 ? { headingDeg } : {}),
  }
}

const crewIdOf = (vehicle: string): string => idOf('wmata', vehicle)
const number = (text: string | undefined): number | undefined => (text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text))

/** A crew for every vehicle, on a shift that began with the file and runs on today. */
export function crewsFor({ fixes, vehicles }: Drive, now: string): Draft[] {
  const startedAt = new Date(fixes[0]!.atMs - 60_000).toISOString()
  const endsAt = new Date(Date.parse(now) + 12 * 3_600_000).toISOString()
  return vehicles.flatMap((vehicle): Draft[] => [
    { kind: 'AddCrew', crewId: crewIdOf(vehicle), name: `Bus ${vehicle}`, badge: vehicle.slice(0, 8), skills: [], vehicle },
    { kind: 'StartShift', crewId: crewIdOf(vehicle), via: 'import', occurredAt: startedAt, endsAt },
  ])
}

export function wmataCity({ fixes }: Drive): Draft {
  const mean = (of: (fix: Drive['fixes'][number]) => number) => fixes.reduce((sum, fix) => sum + of(fix), 0) / fixes.length
  return { kind: 'FoundCity', name: 'Washington, 16 February 2026', timeZone: ZONE, center: { lng: mean((fix) => fix.lng), lat: mean((fix) => fix.lat) } }
}
