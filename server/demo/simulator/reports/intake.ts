import { uuidv7 } from 'uuidv7'
import type { Dice } from '../../dice.ts'
import { localTime } from '../crews/roster.ts'
import type { Caller } from '../doors.ts'
import type { Picture } from '../picture.ts'
import type { Reporters } from './reporters.ts'
import { nextReportMs } from './rhythm.ts'

/** Nobody waits long for the first sign of life. */
const FIRST_WITHIN_MS = 90_000

interface Parts {
  caller: Caller
  picture: Picture
  reporters: Reporters
  dice: Dice
  isStorm: boolean
  haste: number
  timeZone: string
}

/** City Hall's telephone and web form: hands in what residents report, when they report it. Goes on whoever dispatches. */
export class Intake {
  readonly #parts: Parts
  #nextMs: number

  constructor(parts: Parts, nowMs: number) {
    this.#parts = parts
    this.#nextMs = Math.min(this.#after(nowMs), nowMs + FIRST_WITHIN_MS * parts.dice.between(0.3, 1))
  }

  beat(nowMs: number): void {
    const { picture, reporters, caller } = this.#parts
    if (nowMs < this.#nextMs || !picture.board || !picture.isLive) return
    this.#nextMs = this.#after(nowMs)
    const report = reporters.next(picture.board, nowMs)
    void caller.give([{ kind: 'ReceiveRequest', commandId: uuidv7(), requestId: uuidv7(), ...report }]).catch(() => undefined)
  }

  #after(ms: number): number {
    const { timeZone, isStorm, haste, dice } = this.#parts
    return nextReportMs(ms, (at) => localTime(at, timeZone), { isStorm, haste }, dice)
  }
}
