import type { Id, Instant } from '../../shared/protocol/values.ts'
import type { TrailStore } from '../ports/trail-store.ts'

const HOUR_MS = 3_600_000
/** A phone that sends a day once more finds all of it known; older hours are looked up again. */
const HOURS_KNOWN = 26

/**
 * Which times of one phone were taken already. Hour by hour, and an hour is begun with what the trail of its crew
 * has, so that a file that is sent again after a restart is known too.
 */
export class TakenTimes {
  readonly #trail: TrailStore
  readonly #crewId: Id
  readonly #hours = new Map<number, Promise<Set<number>>>()

  constructor(trail: TrailStore, crewId: Id) {
    this.#trail = trail
    this.#crewId = crewId
  }

  /** True the first time. Throws a Fault where the trail cannot be read. */
  async isNew(at: Instant): Promise<boolean> {
    const ms = Date.parse(at)
    const hour = Math.floor(ms / HOUR_MS)
    const known = await (this.#hours.get(hour) ?? this.#begin(hour))
    if (known.has(ms)) return false
    known.add(ms)
    return true
  }

  #begin(hour: number): Promise<Set<number>> {
    const edge = (n: number) => new Date(n * HOUR_MS).toISOString()
    const known = this.#trail.trail(this.#crewId, edge(hour), edge(hour + 1)).then((fixes) => new Set(fixes.map(({ at }) => Date.parse(at))))
    this.#hours.set(hour, known)
    known.catch(() => this.#hours.delete(hour))
    if (this.#hours.size > HOURS_KNOWN) this.#hours.delete(this.#hours.keys().next().value!)
    return known
  }
}
