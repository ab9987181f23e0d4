import { setImmediate as turn } from 'node:timers/promises'
import type { Position } from '../../shared/protocol/board.ts'
import type { Id, Instant } from '../../shared/protocol/values.ts'
import type { Fix, TrailStore } from '../ports/trail-store.ts'
import type { Sqlite } from './connection.ts'
import { faultingSync } from './faults.ts'
import type { FixModel } from './generated/models/Fix.ts'
import type { LatePrisma } from './late-prisma.ts'
import { patiently } from './patiently.ts'

/** Rows forgotten at once: a night's worth in one statement would hold up the city. */
const FORGOTTEN_AT_ONCE = 5_000

export class SqliteTrail implements TrailStore {
  readonly #sqlite: Sqlite
  readonly #prisma: LatePrisma
  readonly #cityId: string
  readonly #keep: (fixes: readonly Fix[]) => void
  readonly #latestShown: () => Position[]

  constructor(sqlite: Sqlite, prisma: LatePrisma, cityId: string) {
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
    // Steps from crew to crew along the index: a trail of a season is not read to find its last rows.
    const nextCrew = sqlite.prepare<[string, string], Id>('SELECT crewId FROM "Fix" WHERE cityId = ? AND crewId > ? ORDER BY crewId LIMIT 1').pluck()
    const lastShown = sqlite.prepare<[string, Id], StoredFix>('SELECT * FROM "Fix" WHERE cityId = ? AND crewId = ? AND hidden IS NULL ORDER BY at DESC, id DESC LIMIT 1')
    this.#latestShown = () => {
      const latest: Position[] = []
      for (let crewId = nextCrew.get(cityId, ''); crewId !== undefined; crewId = nextCrew.get(cityId, crewId)) {
        const fix = lastShown.get(cityId, crewId)
        if (fix) latest.push(asPosition({ ...fix, imported: fix.imported === 1 }))
      }
      return latest
    }
  }

  async keep(fixes: readonly Fix[]): Promise<void> {
    if (fixes.length > 0) patiently(this.#sqlite, () => this.#keep(fixes))
  }

  async trail(crewId: Id, from: Instant, to: Instant): Promise<Fix[]> {
    const where = { cityId: this.#cityId, crewId, at: { gte: from, lt: to } }
    const rows = await this.#prisma.ask((prisma) => prisma.fix.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] }))
    return rows.map((row) => ({
      ...asPosition(row), receivedAt: row.receivedAt, ...(row.hidden !== null && { hidden: row.hidden }),
    }))
  }

  /** Asked with every start. */
  async latestShown(): Promise<Position[]> {
    return faultingSync(() => this.#latestShown())
  }

  async forgetBefore(instant: Instant): Promise<void> {
    const forget = this.#sqlite.prepare(
      `DELETE FROM "Fix" WHERE id IN (SELECT id FROM "Fix" WHERE cityId = ? AND (at < ? OR receivedAt < ?) LIMIT ${FORGOTTEN_AT_ONCE})`,
    )
    while (patiently(this.#sqlite, () => forget.run(this.#cityId, instant, instant).changes) === FORGOTTEN_AT_ONCE) await turn()
  }

  async count(): Promise<number> {
    return this.#prisma.ask((prisma) => prisma.fix.count({ where: { cityId: this.#cityId } }))
  }
}

/** As SQLite has it: it knows no booleans. */
type StoredFix = Omit<FixModel, 'imported'> & { imported: number }

const asPosition = ({ crewId, lng, lat, at, accuracyM, speedMps, headingDeg, imported }: FixModel): Position => ({
  crewId, lng, lat, at,
  ...(accuracyM !== null && { accuracyM }),
  ...(speedMps !== null && { speedMps }),
  ...(headingDeg !== null && { headingDeg }),
  ...(imported && { imported }),
})
