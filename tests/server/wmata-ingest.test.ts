import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { crewsFor, readWmata } from '../../server/demo/replay/wmata.ts'
import type { Positions, Welcome } from '../../shared/protocol/sockets.ts'
import { readTick } from '../../shared/sync/positions.ts'
import { isLong } from '../kit/town-seeds.ts'
import { openDoors, welcomed } from './open-doors.ts'

const FILE = '../shared/data/wmata-bus-avl-2026-02-16.csv'
const BOARDS = 20
/** A step of the wire, in degrees (P3). */
const STEP = 0.000002

test('[D4] thirty-one buses of a real afternoon come in through OsmAnd’s door, once each, while twenty boards watch', async ({ skip }) => {
  if (!existsSync(FILE)) return skip('../shared/data is absent')
  const drive = readWmata(readFileSync(FILE))
  const doors = await openDoors()
  const drafts = crewsFor(drive, new Date().toISOString())
  const founded = await doors.fetch('administrator', '/api/commands', { body: drafts.map((draft) => ({ ...draft, commandId: crypto.randomUUID() })) })
  expect(new Set(((await founded.json()) as { outcome: string }[]).map(({ outcome }) => outcome))).toEqual(new Set(['accepted']))
  const crewIds = [...new Set(drive.fixes.map(({ crewId }) => crewId))]
  expect(crewIds).toHaveLength(31)
  const boards = await Promise.all(Array.from({ length: BOARDS }, async () => {
    const socket = doors.socket({ token: doors.tokens.dispatcher })
    const seen = new Map<string, { lng: number; lat: number }>()
    let crews: Parameters<typeof readTick>[1] = []
    socket.on('positions', (tick: Positions) => readTick(tick, crews)?.positions.forEach((position) => seen.set(position.crewId, position)))
    crews = ((await welcomed(socket)) as Welcome).board!.crews
    return seen
  }))
  const sent = new Set<string>()
  await Promise.all(crewIds.map(async (crewId) => {
    const { id } = (await (await doors.fetch('dispatcher', '/api/devices', { body: { crewId, name: 'A bus', speedUnit: 'm/s' } })).json()) as { id: string }
    const own = drive.fixes.filter((fix) => fix.crewId === crewId).slice(isLong ? 0 : -60)
    for (const { atMs, lng, lat, speedMps, headingDeg } of own) {
      sent.add(`${crewId} ${atMs}`)
      const query = `id=${id}&lat=${lat}&lon=${lng}&timestamp=${atMs}${speedMps === undefined ? '' : `&speed=${speedMps}`}${headingDeg === undefined ? '' : `&bearing=${headingDeg}`}`
      expect((await fetch(`${doors.url}/ingest/osmand?${query}`, { method: 'POST' })).status).toBe(200)
    }
  }))
  await expect.poll(() => doors.stores.trail.count(), { timeout: 5_000 }).toBe(sent.size)
  const shown = doors.hosted.city.positions.shown()
  expect(shown).toHaveLength(31)
  for (const seen of boards) {
    await expect.poll(() => shown.filter(({ crewId, lng, lat }) => !(Math.abs((seen.get(crewId)?.lng ?? 0) - lng) <= STEP && Math.abs((seen.get(crewId)?.lat ?? 0) - lat) <= STEP)), { timeout: 5_000 }).toEqual([])
  }
  await doors.close()
}, isLong ? 300_000 : 60_000)
