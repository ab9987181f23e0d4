import type { Position } from '../../shared/protocol/board.ts'
import type { Id, Instant } from '../../shared/protocol/values.ts'
import type { Fix, TrailStore } from '../ports/trail-store.ts'

export class MemoryTrail implements TrailStore {
  #fixes: Fix[] = []

  async keep(fixes: readonly Fix[]): Promise<void> {
    this.#fixes.push(...fixes.map((fix) => ({ ...fix })))
  }

  async trail(crewId: Id, from: Instant, to: Instant): Promise<Fix[]> {
    return this.#fixes
      .filter((fix) => fix.crewId === crewId && fix.at >= from && fix.at < to)
      .sort(byTime)
      .map((fix) => ({ ...fix }))
  }

  async latestShown(): Promise<Position[]> {
    const latest = new Map<Id, Position>()
    for (const { receivedAt: _, hidden, ...position } of [...this.#fixes].sort(byTime)) {
      if (hidden === undefined) latest.set(position.crewId, position)
    }
    return [...latest.values()].sort((a, b) => (a.crewId < b.crewId ? -1 : 1))
  }

  async forgetBefore(instant: Instant): Promise<void> {
    this.#fixes = this.#fixes.filter((fix) => fix.at >= instant && fix.receivedAt >= instant)
  }

  async count(): Promise<number> {
    return this.#fixes.length
  }
}

const byTime = (a: Fix, b: Fix): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)
