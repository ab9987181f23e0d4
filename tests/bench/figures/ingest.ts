import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { openDatabase } from '../../../server/db/open-database.ts'
import { CityServer } from '../peers/city-server.ts'
import { foundFleetCity } from '../peers/fleet-city.ts'
import { BATCH, FORMS, type Form, type Phone, type Send } from '../peers/phones.ts'
import { Worker } from '../peers/worker.ts'
import { freePort } from '../../kit/free-port.ts'
import { cpuMs, interleaved, ratioOf } from '../ratio.ts'
import type { Figure } from '../table.ts'

const PHONES = 320
/** The kernel counts CPU in steps of ten milliseconds; the bare side takes some twenty microseconds a ping. */
const PINGS = 20_000
const HALF_HOUR = 1_800_000

/** What a ping costs the built server by each form in which phones send it, with what it takes to judge, keep and tell it; beside Node's own server that parses it and forgets it. */
export async function ingestCpu(files: Record<'bare-ingest' | 'phones', string>, times: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'curbline-bench-ingest-'))
  const peer = new Worker(files['bare-ingest'])
  const sender = new Worker(files.phones)
  let server: CityServer | undefined
  try {
    const stores = await openDatabase(folder)
    const { crewIds, adminToken } = await foundFleetCity(stores, { crews: PHONES, screens: 1 })
    const phones = crewIds.map((crewId, i): Phone => ({ id: uuidv7(), token: `token-${i}`, crewId }))
    for (const { id, crewId, token } of phones) {
      await stores.devices.put({ id, crewId, name: 'A phone', tokenHash: hash('sha256', token, 'hex'), speedUnit: 'm/s', createdAt: new Date().toISOString() })
    }
    await stores.close()
    const { port } = await peer.ask<{ port: number }>({ open: true })
    server = new CityServer(await freePort(), folder)
    await server.ready()

    let fromMs = Date.now() - HALF_HOUR
    const cpu = (pid: number, at: number, form: Form) => async () => {
      const before = cpuMs(pid)
      const { sent } = await sender.ask<{ sent: number }>({ port: at, form, phones, adminToken, fromMs, pings: PINGS } satisfies Send)
      fromMs += sent
      return ((cpuMs(pid) - before) * 1_000) / sent
    }
    const ours = Object.fromEntries(FORMS.map((form) => [form, cpu(server!.pid, server!.port, form)])) as Record<Form, () => Promise<number>>
    const sides = { ...ours, bare: cpu(peer.pid, port, 'traccar-json') }
    for (const side of Object.values(sides)) await side()
    const readings = await interleaved(times, sides)
    const about = `${PHONES} phones, kept in SQLite; bare node http and JSON.parse`
    return FORMS.map((form) => {
      const name = form === 'batch' ? `CPU of a ping in a batch of ${BATCH} by POST /api/positions` : `CPU of a ping by ${form}`
      return ratioOf({ name, about, ours: readings[form], peer: readings.bare, unit: 'µs', goal: { is: '≤', value: form === 'batch' ? 2.2 / 8 : 2.2 } })
    })
  } finally {
    await server?.stop()
    for (const worker of [peer, sender]) await worker.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
