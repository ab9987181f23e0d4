import type { Time } from '../../server/ports/time.ts'
import type { Instant } from '../../shared/protocol/values.ts'
import { START } from '../domain/city.ts'
import type { Owner, Schedule } from './schedule.ts'

interface Alarm {
  whenMs: number
  ring: () => void
  cancel: () => void
  owner: Owner
}

/** The machine's clock, which people set; a machine that slept finds it set forwards. */
export class WallClock {
  readonly #schedule: Schedule
  readonly #alarms = new Set<Alarm>()
  #aheadMs = START

  constructor(schedule: Schedule) {
    this.#schedule = schedule
  }

  get nowMs(): number {
    return Math.floor(this.#schedule.now) + this.#aheadMs
  }
  get now(): Instant {
    return new Date(this.nowMs).toISOString()
  }

  /** Sets it; who waits for a moment of it looks again within a second, as `Time` promises. */
  set(byMs: number, lookInMs: number): void {
    this.#aheadMs += Math.round(byMs)
    for (const alarm of this.#alarms) {
      alarm.cancel()
      this.#arm(alarm, lookInMs)
    }
  }

  /** The clock as a process sees it. */
  for(owner: Owner): Time {
    return {
      now: () => this.now,
      elapsedMs: () => this.#schedule.now,
      wakeIn: (ms, callback) => this.#schedule.after(ms, callback, owner),
      wakeAt: (when, ring) => {
        const alarm: Alarm = { whenMs: Date.parse(when), ring, cancel: () => undefined, owner }
        this.#alarms.add(alarm)
        this.#arm(alarm, 0)
        return () => {
          this.#alarms.delete(alarm)
          alarm.cancel()
        }
      },
    }
  }

  #arm(alarm: Alarm, leastMs: number): void {
    const ring = () => {
      this.#alarms.delete(alarm)
      alarm.ring()
    }
    alarm.cancel = this.#schedule.at(Math.max(this.#schedule.now + leastMs, alarm.whenMs - this.#aheadMs), ring, alarm.owner)
  }

  /** What a dead process waited for. */
  forget(owner: Owner): void {
    for (const alarm of this.#alarms) if (alarm.owner === owner) this.#alarms.delete(alarm)
  }
}
