import { gunzipSync, inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { BoardDoor } from '../../server/feed/board-door.ts'
import { gzipOf, packed, packedOn } from '../../server/feed/gzip-chain.ts'
import type { Position } from '../../shared/protocol/board.ts'
import { ROLES } from '../../shared/protocol/words.ts'
import { idOf, note, received } from '../domain/city.ts'
import { openTown } from './town.ts'

const place = (crew: string): Position => ({ crewId: idOf(crew), lng: -76.3, lat: 40.04, at: '2026-11-24T14:00:00.000Z' })

/** A town with two crews on the map, and its door. */
async function doorOf() {
  const town = await openTown()
  await town.give(received('pothole'))
  const positions = { tick: 1, all: [place('truck-7'), place('truck-8')], shown: () => positions.all }
  const door = new BoardDoor({ keeper: town.keeper, log: town.log, time: town.time, positions: positions as never })
  return { town, positions, door }
}
const unpacked = async (gzip: Promise<Buffer>) => JSON.parse(gunzipSync(await gzip).toString()) as Record<string, unknown>

describe('the board at the door', () => {
  test.each(ROLES)('is the same to a %s as a text, packed, and by socket', async (role) => {
    const { door } = await doorOf()
    const reader = { role, crewId: role === 'crew' ? idOf('truck-7') : undefined }
    const board = JSON.parse(JSON.stringify(door.snapshot(reader)))
    expect(JSON.parse(door.text(reader))).toEqual(board)
    expect(await unpacked(door.gzip(reader))).toEqual(board)
    expect(board.positions).toHaveLength(role === 'crew' ? 1 : 2)
  })
  test('is that of now: the time, where crews are, and the last command', async () => {
    const { town, positions, door } = await doorOf()
    const before = await unpacked(door.gzip({ role: 'dispatcher' }))
    await town.time.pass(1_000)
    const later = await unpacked(door.gzip({ role: 'dispatcher' }))
    expect(later).toEqual({ ...before, now: town.time.now() })
    expect(later.now).not.toBe(before.now)
    positions.all = [place('truck-8')]
    positions.tick++
    expect(await unpacked(door.gzip({ role: 'dispatcher' }))).toEqual({ ...later, positions: positions.all })
    await town.give(note('Called back'))
    expect(await unpacked(door.gzip({ role: 'dispatcher' }))).toMatchObject({ seq: town.keeper.board.seq, positions: positions.all })
  })
  test('is packed once for all who see the same, and anew after a command', async () => {
    const { town, door } = await doorOf()
    const blocks = async (role: 'dispatcher' | 'supervisor' | 'display') => (await door.gzip({ role })).subarray(10, 200)
    const first = await blocks('dispatcher')
    expect(await blocks('supervisor')).toEqual(first)
    expect(await blocks('display')).not.toEqual(first)
    await town.give(note('Called back'))
    expect(await blocks('dispatcher')).not.toEqual(first)
  })
})

describe('gzip that goes on', () => {
  test('is one member with one checksum, which a browser reads to its end', async () => {
    const begun = packedOn(await packed('a town '), 'and its ')
    for (const end of ['', 'crews', 'é'.repeat(70_000)]) {
      const whole = gzipOf(begun, end)
      expect(gunzipSync(whole).toString()).toBe(`a town and its ${end}`)
      // All between header and trailer is one deflate stream, with nothing after it.
      expect(inflateRawSync(whole.subarray(10, -8)).toString()).toBe(`a town and its ${end}`)
    }
  })
})
