import type { LngLat } from '../../../shared/roads/travel.ts'
import type { Dice } from '../dice.ts'
import type { DemoCrew } from './crews.ts'
import { MINUTE_MS } from './month.ts'
import type { Shift } from './shifts.ts'

/** Who is called out goes on for so long at least, and is not called from a bed twice in it. */
const CALL_OUT_MS = 150 * MINUTE_MS
const OVERTIME_MS = 20 * MINUTE_MS

/** A crew through the month: on one job at a time, within its shifts. */
export class CrewTime {
  readonly crew: DemoCrew
  readonly #base: LngLat
  readonly #shifts: Shift[]
  #freeMs = 0
  #at: LngLat

  constructor(crew: DemoCrew, base: LngLat, shifts: readonly Shift[]) {
    this.crew = crew
    this.#base = base
    this.#at = base
    this.#shifts = [...shifts]
  }

  /** In order; a call-out that runs into a shift, or from one, is one with it. */
  get shifts(): readonly Shift[] {
    const joined: Shift[] = []
    for (const shift of this.#shifts.toSorted((a, b) => a.fromMs - b.fromMs)) {
      const last = joined.at(-1)
      if (last && shift.fromMs <= last.toMs) joined[joined.length - 1] = { ...last, toMs: Math.max(last.toMs, shift.toMs) }
      else joined.push(shift)
    }
    return joined
  }

  /** From when on it could set off for something given at `ms`; undefined where its shift does not allow it. */
  readyMs(ms: number, isUrgent: boolean, lengthMs: number, dice: Dice): number | undefined {
    const from = Math.max(ms, this.#freeMs)
    const shift = this.#shiftAt(from)
    if (shift) return isUrgent || from + lengthMs <= shift.toMs + OVERTIME_MS ? from : undefined
    return isUrgent ? from + dice.between(12, 26) * MINUTE_MS : undefined
  }

  /** Where it comes from when it sets off then: its last job, or the yard. */
  placeAt(ms: number): LngLat {
    const shift = this.#shiftAt(ms)
    return shift && this.#freeMs > shift.fromMs ? this.#at : this.#base
  }

  /** Takes it for a job; a shift is made or made longer where there is none. */
  take(fromMs: number, untilMs: number, at: LngLat): void {
    const shift = this.#shiftAt(fromMs)
    if (!shift) this.#shifts.push({ fromMs: fromMs - 5 * MINUTE_MS, toMs: Math.max(untilMs + 15 * MINUTE_MS, fromMs + CALL_OUT_MS), isCallOut: true })
    else shift.toMs = Math.max(shift.toMs, untilMs + 5 * MINUTE_MS)
    this.#freeMs = untilMs
    this.#at = at
  }

  isFreeAt(ms: number): boolean {
    return this.#freeMs <= ms
  }

  #shiftAt(ms: number): Shift | undefined {
    return this.#shifts.find(({ fromMs, toMs }) => ms >= fromMs && ms < toMs)
  }
}
