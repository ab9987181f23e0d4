import { LATEST_MS } from '../../protocol/words.ts'
import { DAY, NEVER } from './instants.ts'
import type { OpenHours, VisitPiece } from './open-hours.ts'
import { openOn, type VersionInForce } from './weekly-hours.ts'
import type { Zone } from './zone.ts'

/** A calendar that has not opened for so long will not open again. */
const BARREN_YEARS = 10

/**
 * The hours of one calendar through all its versions, laid out year by year as they are
 * asked for. `starts`, `ends` and `before` (the odometer at each start) grow at both ends.
 */
export class BusinessHours implements OpenHours {
  readonly rules: { open: string; closed: string }
  private starts: number[] = []
  private ends: number[] = []
  private before: number[] = []
  private openDays: number[] = []
  private firstYear = 0
  private lastYear = -1
  private from = NEVER
  private until = -NEVER
  private low = 0
  private high = 0

  constructor(calendarId: string, private readonly versions: readonly VersionInForce[], private readonly zone: Zone) {
    this.rules = { open: `business hours of ${calendarId}`, closed: `outside the hours of ${calendarId}` }
  }

  isOpen(at: number): boolean {
    const i = this.intervalAt(at)
    return i >= 0 && at < this.ends[i]!
  }

  odometer(at: number): number {
    const i = this.intervalAt(at)
    return i < 0 ? this.low : this.before[i]! + Math.min(at, this.ends[i]!) - this.starts[i]!
  }

  reached(reading: number): number {
    if (!this.layOutUntil(() => this.high >= reading)) return NEVER
    const i = countUpTo(this.before, reading, false) - 1
    return this.starts[i]! + reading - this.before[i]!
  }

  nextOpening(at: number): number {
    const i = this.intervalAt(at)
    if (i >= 0 && at < this.ends[i]!) return at
    return this.layOutUntil(() => this.starts.length > i + 1) ? this.starts[i + 1]! : NEVER
  }

  nextClosing(at: number): number {
    const opening = this.nextOpening(at)
    if (opening > at) return at
    const i = this.intervalAt(at)
    for (let years = 0; this.ends[i] === this.until; years += 1) {
      if (years === BARREN_YEARS) return NEVER
      this.append()
    }
    return this.ends[i]!
  }

  daysLater(at: number, days: number): number {
    const anchor = this.nextOpening(at)
    if (anchor === NEVER) return NEVER
    const local = this.zone.localOf(anchor)
    const midnight = Math.floor(local / DAY) * DAY
    const i = countUpTo(this.openDays, midnight, true) - 1 + days
    return this.layOutUntil(() => this.openDays.length > i) ? this.zone.instantOf(this.openDays[i]! + local - midnight) : NEVER
  }

  lastEdge(at: number): number {
    const i = this.intervalAt(at)
    if (i < 0) return -NEVER
    return at < this.ends[i]! ? this.starts[i]! : this.ends[i]!
  }

  walk(from: number, to: number, visit: VisitPiece): void {
    this.intervalAt(to)
    let i = this.intervalAt(from)
    for (let at = from; ; ) {
      const open = i >= 0 && at < this.ends[i]!
      const begins = open ? this.starts[i]! : i >= 0 ? this.ends[i]! : -NEVER
      const finishes = open ? this.ends[i]! : (this.starts[i + 1] ?? NEVER)
      if (finishes > to) return visit(at, to, open, 'last')
      visit(at, finishes, open, begins === at ? 'whole' : 'cut')
      at = finishes
      if (!open) i += 1
    }
  }

  /** The last interval that begins at or before `at`, or -1. */
  private intervalAt(at: number): number {
    if (this.lastYear < this.firstYear) this.begin(at)
    while (at < this.from) this.prepend()
    while (at >= this.until) this.append()
    return countUpTo(this.starts, at, true) - 1
  }

  /** False where it is never enough, or not before the latest instant there is: to lay out ten thousand years takes seconds. */
  private layOutUntil(enough: () => boolean): boolean {
    for (let barren = 0; !enough(); ) {
      if (barren === BARREN_YEARS || this.until >= LATEST_MS) return false
      const known = this.high
      this.append()
      barren = this.high > known ? 0 : barren + 1
    }
    return true
  }

  private begin(at: number): void {
    this.firstYear = new Date(this.zone.localOf(at)).getUTCFullYear()
    this.lastYear = this.firstYear - 1
    this.from = this.until = this.zone.instantOf(Date.UTC(this.firstYear, 0, 1))
    this.append()
  }

  private append(): void {
    this.lastYear += 1
    this.until = this.zone.instantOf(Date.UTC(this.lastYear + 1, 0, 1))
    for (const [from, to] of this.open(this.lastYear, (day) => this.openDays.push(day))) {
      // Hours that go on past midnight are one interval, across a new year too.
      if (this.ends.at(-1) === from) this.ends[this.ends.length - 1] = to
      else {
        this.starts.push(from)
        this.ends.push(to)
        this.before.push(this.high)
      }
      this.high += to - from
    }
  }

  /** Earlier years are rare (an import, a replay), so all is laid out afresh; the odometer keeps its origin. */
  private prepend(): void {
    const { lastYear } = this
    this.firstYear -= 1
    this.from = this.zone.instantOf(Date.UTC(this.firstYear, 0, 1))
    for (const [from, to] of this.open(this.firstYear)) this.low -= to - from
    this.high = this.low
    this.starts = []
    this.ends = []
    this.before = []
    this.openDays = []
    this.lastYear = this.firstYear - 1
    while (this.lastYear < lastYear) this.append()
  }

  private *open(year: number, note?: (day: number) => void): Iterable<[number, number]> {
    for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += DAY) {
      const intervals = openOn(day, this.versions, this.zone)
      if (intervals.length > 0) note?.(day)
      yield* intervals
    }
  }
}

/** How many of the ascending numbers lie below `limit`, or at it where `inclusive`. */
function countUpTo(numbers: readonly number[], limit: number, inclusive: boolean): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = numbers[middle]!
    if (value < limit || (inclusive && value === limit)) low = middle + 1
    else high = middle
  }
  return low
}
