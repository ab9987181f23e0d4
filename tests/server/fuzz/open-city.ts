import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { Argon2Passwords } from '../../../server/auth/passwords.ts'
import { projectionOf } from '../../../server/dispatch/projection.ts'
import { PACK_FILES, type Manifest } from '../../../server/pack/manifest.ts'
import { openPack, type Pack } from '../../../server/pack/open-pack.ts'
import { writePack } from '../../../server/pack/write-pack.ts'
import { bodyOf } from '../../../shared/domain/board.ts'
import { assign, idOf, received, startShift } from '../../domain/city.ts'
import { smallTown } from '../../kit/small-town.ts'
import { openDoors, type Doors } from '../open-doors.ts'
import { allRecords, foldOf, rowsOf } from '../town.ts'

/** What whoever asks well would have heard of: without it, no valid question can be made. */
export interface Known {
  numbers: readonly string[]
  cursor: string
  manifest: Manifest
  assets: readonly string[]
  /** Phones that send, and others that may be taken away. */
  phones: readonly { id: string; token: string }[]
  spares: readonly string[]
}

/** A city with its ground, a few requests and a crew on shift, for whatever may come. */
export class FuzzedCity {
  readonly doors: Doors
  readonly known: Known
  /** Nobody caught these: in a process of its own the city would be dead. */
  readonly uncaught: unknown[] = []
  readonly #folder: string
  readonly #note = (reason: unknown) => void this.uncaught.push(reason)

  constructor(doors: Doors, known: Known, folder: string) {
    this.doors = doors
    this.known = known
    this.#folder = folder
    process.on('unhandledRejection', this.#note)
    process.on('uncaughtException', this.#note)
  }

  static async open(): Promise<FuzzedCity> {
    const folder = mkdtempSync(join(tmpdir(), 'curbline-fuzz-'))
    await writePack(smallTown(), join(folder, 'pack'))
    const pack = (await openPack(join(folder, 'pack'))) as Pack
    // One sender may ask six hundred times a second; so many inputs come from many, as a proxy would say.
    const assets = writePages(join(folder, 'pages'))
    const doors = await openDoors({ trustProxy: true, pack, pages: join(folder, 'pages') })
    await doors.stores.users.add({
      id: 'rosa', name: 'Rosa', role: 'dispatcher', cityId: 'city', email: 'rosa@example.org', demo: false, disabled: false, passwordHash: await new Argon2Passwords().hash('a long enough one'),
    })
    await doors.give('dispatcher', received('pothole'), received('pothole', { as: 'second' }), received('debris', { as: 'third' }), startShift('truck-7'))
    await doors.give('dispatcher', assign('truck-7', { seenSeq: await doors.head }))
    const { requests, next } = (await (await doors.fetch('dispatcher', '/api/requests?limit=2')).json()) as { requests: { number: string }[]; next: string }
    const makePhone = async () => (await (await doors.fetch('dispatcher', '/api/devices', { body: { crewId: idOf('truck-7'), name: 'A phone' } })).json()) as { id: string; token: string }
    const made = await Promise.all(Array.from({ length: 8 }, makePhone))
    return new FuzzedCity(doors, { phones: made.slice(0, 4), spares: made.slice(4).map(({ id }) => id), numbers: requests.map(({ number }) => number), cursor: next, manifest: pack.manifest, assets }, folder)
  }

  /** The board is the fold of the log, and so are the rows. */
  async expectBooksToAgree(): Promise<void> {
    const { stores, hosted } = this.doors
    const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
    expect(json(bodyOf(hosted.city.keeper.board))).toEqual(json(bodyOf(await foldOf(stores.log))))
    expect(hosted.city.keeper.board.seq).toBe(await this.doors.head)
    const rows = (await projectionOf(stores.log)).sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(await rowsOf(stores)).toEqual(json(rows))
  }

  /** Commands of people that left a record after a seq: but for what the city does by itself (it ends a shift that ran out) nothing else can have changed it. */
  async commandsSince(seq: number): Promise<Set<string>> {
    const records = (await allRecords(this.doors.stores.log)).filter(({ seq: its, by }) => its > seq && by.actor !== 'system')
    return new Set(records.flatMap(({ commandId }) => commandId ?? []))
  }

  async close(): Promise<void> {
    await this.doors.close()
    process.off('unhandledRejection', this.#note)
    process.off('uncaughtException', this.#note)
    rmSync(this.#folder, { recursive: true })
  }
}

export const FILES: readonly string[] = [...PACK_FILES, 'pack.json']
/** Pages of its own: what is built need not be there, and is not what is asked about. */
function writePages(folder: string): readonly string[] {
  const assets = ['index-0a1b2c3d.js', 'board-0a1b2c3d.css']
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Curbline</title>')
  for (const asset of assets) writeFileSync(join(folder, 'assets', asset), '/* as built */'.repeat(100))
  return assets
}
