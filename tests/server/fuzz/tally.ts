import { KINDS, type Kind } from './inputs.ts'

interface Row {
  counts: Record<Kind, number>
  /** Valid ones that went all the way. */
  taken: number
  statuses: Map<string, number>
  times: number[]
}

/** What came through which door, and what became of it. */
export class Tally {
  readonly #rows = new Map<string, Row>()

  /** `ms` only of what was of ordinary size. */
  note(door: string, kind: Kind, outcome: string, isTaken: boolean, ms: number | undefined): void {
    const row = this.#rows.get(door) ?? { counts: { valid: 0, broken: 0, rubbish: 0 }, taken: 0, statuses: new Map<string, number>(), times: [] }
    this.#rows.set(door, row)
    row.counts[kind]++
    if (kind === 'valid' && isTaken) row.taken++
    row.statuses.set(outcome, (row.statuses.get(outcome) ?? 0) + 1)
    if (ms !== undefined) row.times.push(ms)
  }

  get all(): number {
    return [...this.#rows.values()].reduce((sum, { counts }) => sum + KINDS.reduce((all, kind) => all + counts[kind], 0), 0)
  }

  /** Doors that some kind of input never came through, or whose valid inputs were never taken. */
  missing(names: readonly string[]): string[] {
    return names.flatMap((name) => {
      const row = this.#rows.get(name)
      if (!row) return [`${name}: nothing`]
      const none = KINDS.filter((kind) => row.counts[kind] === 0).map((kind) => `${name}: nothing ${kind}`)
      return row.taken === 0 ? [...none, `${name}: nothing valid was taken (${[...row.statuses.keys()].join(', ')})`] : none
    })
  }

  /** The time within which such a part of the answers came, in milliseconds. */
  within(part: number, isCounted: (door: string) => boolean = () => true): number {
    const times = [...this.#rows].flatMap(([door, row]) => (isCounted(door) ? row.times : []))
    return quantile(times, part)
  }

  table(): string {
    const lines = [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([door, { counts, taken, statuses, times }]) => {
      const said = [...statuses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([status, count]) => `${status}×${count}`).join(' ')
      return [door.padEnd(34), ...KINDS.map((kind) => String(counts[kind]).padStart(7)), String(taken).padStart(7), quantile(times, 0.5).toFixed(1).padStart(7), quantile(times, 0.99).toFixed(1).padStart(7), `  ${said}`].join('')
    })
    return [['door'.padEnd(34), ...[...KINDS, 'taken', 'p50 ms', 'p99 ms'].map((title) => title.padStart(7)), '  answers'].join(''), ...lines].join('\n')
  }
}

function quantile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}
