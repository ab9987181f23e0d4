import type { Dice } from '../../dice.ts'
import type { Caller } from '../doors.ts'
import { fixOf, NO_DRIFT, type Drift } from './gps.ts'
import { HOUR, MINUTE, SECOND } from './sight.ts'
import type { Moment } from './trip.ts'

/** One stretch without signal in so long a time, on average. */
const SILENT_EVERY_MS = 7 * HOUR
const REMEMBERED = 40
/** Ages travel in tenths of a second (PROTOCOL.md, P3), and the beat comes once in one second. */
const NEAR_MS = 500

/** The phone on the dashboard: tells where it is, oftener while it moves, and now and then not at all. */
export class Beacon {
  readonly #caller: Caller
  readonly #dice: Dice
  readonly #ownMs: number[] = []
  #drift: Drift = NO_DRIFT
  #nextMs: number
  #wasMoving = false
  #silent: { fromMs: number; toMs: number }

  constructor(caller: Caller, dice: Dice, nowMs: number) {
    this.#caller = caller
    this.#dice = dice
    this.#nextMs = nowMs + dice.between(0, 5 * SECOND)
    this.#silent = this.#nextSilence(nowMs)
  }

  beat(moment: Moment, nowMs: number): void {
    if (nowMs >= this.#silent.toMs) this.#silent = this.#nextSilence(nowMs)
    const isMoving = moment.speedMps > 0.5
    // Starting and stopping is told at once: it is what the desk waits for.
    if (nowMs < this.#nextMs && isMoving === this.#wasMoving) return
    this.#wasMoving = isMoving
    this.#nextMs = nowMs + (isMoving ? this.#dice.between(4, 6) : this.#dice.between(25, 35)) * SECOND
    const { fix, drift } = fixOf(moment, this.#drift, new Date(nowMs).toISOString(), this.#dice)
    this.#drift = drift
    if (nowMs >= this.#silent.fromMs) return
    this.#ownMs.push(nowMs)
    if (this.#ownMs.length > REMEMBERED) this.#ownMs.shift()
    void this.#caller.report([fix]).catch(() => undefined)
  }

  /** Whether a position of that time is one of its own. */
  isOwn(at: string): boolean {
    const atMs = Date.parse(at)
    return this.#ownMs.some((ownMs) => Math.abs(ownMs - atMs) < NEAR_MS)
  }

  #nextSilence(nowMs: number): { fromMs: number; toMs: number } {
    const fromMs = nowMs - SILENT_EVERY_MS * Math.log(1 - this.#dice.next())
    return { fromMs, toMs: fromMs + this.#dice.between(4, 9) * MINUTE }
  }
}
