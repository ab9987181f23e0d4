import { createHash } from 'node:crypto'
import * as z from 'zod'
import { expect, test } from 'vitest'
import { answers, clockReading, problem, session } from '../../shared/protocol/answers.ts'
import { boardSnapshot } from '../../shared/protocol/board.ts'
import { commands } from '../../shared/protocol/commands.ts'
import { devices, madeDevice, newDevice } from '../../shared/protocol/devices.ts'
import { positionReceipt, positionReport } from '../../shared/protocol/positions.ts'
import { record } from '../../shared/protocol/records.ts'
import { down, hello, up } from '../../shared/protocol/sockets.ts'
import { POSITION_STRIDE, PROTOCOL_VERSION } from '../../shared/protocol/words.ts'
import { tickRows } from '../../shared/sync/positions.ts'

/**
 * The wire, frozen. If this fails you changed what is said between programs: raise
 * PROTOCOL_VERSION where old clients could misread it, and write the new fingerprint down.
 */
const FROZEN = { version: 2, fingerprint: 'eac0c8e173590b51' }

/** The one part of the wire that no schema describes: two crews of a tick, as text. */
const NOON = '2026-11-24T12:00:00.000Z'
const tick = tickRows([
  { addedSeq: 12, position: { crewId: 'a', lng: -86.1275, lat: 40.0428, at: '2026-11-24T11:59:58.700Z', accuracyM: 6, speedMps: 9.5, headingDeg: 271 } },
  { addedSeq: 310, position: { crewId: 'b', lng: -86.13, lat: 40.1, at: NOON, imported: true } },
], NOON)

const wire: Record<string, z.ZodType> = {
  commands, answers, problem, session, clockReading, boardSnapshot, record, hello, positionReport, positionReceipt, newDevice, madeDevice, devices,
  ...Object.fromEntries(Object.entries(down).map(([name, schema]) => [`down.${name}`, schema])),
  ...Object.fromEntries(Object.entries(up).map(([name, schema]) => [`up.${name}`, schema])),
}

function fingerprint(): string {
  const schemas = Object.entries(wire).map(([name, schema]) => [name, z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })])
  return createHash('sha256').update(JSON.stringify([schemas, POSITION_STRIDE, tick])).digest('hex').slice(0, 16)
}

test('the wire is as it was frozen', () => {
  expect({ version: PROTOCOL_VERSION, fingerprint: fingerprint() }).toEqual(FROZEN)
})
