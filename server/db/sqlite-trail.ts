import { setImmediate as turn } from 'node:timers/promises'
import type { Position } from '../../shared/protocol/board.ts'
import type { Id, Instant } from '../../shared/protocol/values.ts'
import type { Fix, TrailStore } from '../ports/trail-store.ts'
import type { Sqlite } from './connection.ts'
import { faulting, faultingSync } from './faults.ts'
import type { PrismaClient } from './generated/client.ts'
import type { FixModel } from './generated/models/Fix.ts'
import { patiently } from './patiently.ts'

/** Rows forgotten at once: a night's worth in one statement would hold up the city. */
const FORGOTTEN_AT_ONCE = 5_000

export class SqliteTrail implements TrailStore {
  readonly #sqlite: Sqlite
  readonly #prisma: PrismaClient
  readonly #cityId: string
  readonly #keep: (fixes: readonly Fix[]) => void

  constructor(sqlite: Sqlite, prisma: PrismaClient, cityId: string) {
    this.#sqlite = sqlite
    this.#prisma = prisma
    this.#cityId = cityId
    const insert = sqlite.prepare(
      `INSERT INTO "Fix" (cityId, crewId, lng, lat, at, accuracyM, speedMps, headingDeg, receivedAt, hidden, imported)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const keep = sqlite.transaction((fixes: readonly Fix[]) => {
      for (const { crewId, lng, lat, at, accuracyM, speedMps, headingDeg, receivedAt, hidden, imported } of fixes) {
        insert.run(cityId, crewId, lng, lat, at, accuracyM ?? null, speedMps ?? null, headingDeg ?? null, receivedAt, hidden ?? null, imported ? 1 : 0)
      }
    })
    this.#keep = (fixes) => keep.immediate(fixes)
  }

  async keep(fixes: readonly Fix[]): Promise<void> {
    if (fixes.length > 0) patiently(this.#sqlite, () => this.#keep(fixes))
  }

  async trail(crewId: Id, from: Instant, to: Instant): Promise<Fix[]> {
    const where = { cityId: this.#cityId, crewId, at: { gte: from, lt: to } }
    const rows = await faulting(() => this.#prisma.fix.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] }))
    return rows.map((row) => ({
      ...asPosition(row), receivedAt: row.receivedAt, ...(row.hidden !== null && { hidden: row.hidden }),
    }))
  }

  /** Steps from crew to crew along the index: a trail of a season is not read to find its last rows. */
  async latestShown(): Promise<Position[]> {
    const cityId = this.#cityId
    const latest: Position[] = []
    const nextCrew = (after: string) =>
      this.#prisma.fix.findFirst({ where: { cityId, crewId: { gt: after } }, orderBy: { crewId: 'asc' }, select: { crewId: true } })
    const lastShown = (crewId: string) =>
      this.#prisma.fix.findFirst({ where: { cityId, crewId, hidden: null }, orderBy: [{ at: 'desc' }, { id: 'desc' }] })
    for (let crew = await faulting(() => nextCrew('')); crew !== null; ) {
      const { crewId } = crew
      const fix = await faulting(() => lastShown(crewId))
      if (fix !== null) latest.push(asPosition(fix))
      crew = await faulting(() => nextCrew(crewId))
    }
    return latest
  }

  async forgetBefore(instant: Instant): Promise<void> {
    const forget = this.#sqlite.prepare(
      `DELETE FROM "Fix" WHERE id IN (SELECT id FROM "Fix" WHERE cityId = ? AND (at < ? OR receivedAt < ?) LIMIT ${FORGOTTEN_AT_ONCE})`,
    )
    while (faultingSync(() => forget.run(this.#cityId, instant, instant).changes) === FORGOTTEN_AT_ONCE) await turn()
  }

  async count(): Promise<number> {
    return faulting(() => this.#prisma.fix.count({ where: { cityId: this.#cityId } }))
  }
}

const asPosition = ({ crewId, lng, lat, at, accuracyM, speedMps, headingDeg, imported }: FixModel): Position => ({
  crewId, lng, lat, at,
  ...(accuracyM !== null && { accuracyM }),
  ...(speedMps !== null && { speedMps }),
  ...(headingDeg !== null && { headingDeg }),
  ...(imported && { imported }),
})
