import { isOpen } from '../../shared/domain/requests.ts'
import type { ClockBook } from '../../shared/domain/sla/book.ts'
import { nextChange } from '../../shared/domain/sla/next-due.ts'
import { leadingClock, requestPhase } from '../../shared/domain/sla/phase.ts'
import { readClocks } from '../../shared/domain/sla/read-clocks.ts'
import type { ClockReading } from '../../shared/protocol/answers.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { ClockName, Phase } from '../../shared/protocol/words.ts'
import { openDaysUntil } from './open-days.ts'

/** A request's clocks as last read, and what a card needs of them. Milliseconds throughout. */
export interface RequestReading {
  request: ServiceRequest
  readings: readonly ClockReading[]
  phase: Phase
  clock?: ClockName | undefined
  due?: number | undefined
  /** The share of the leading clock's time that was left at `readAt`. */
  left: number
  /** Open days to come until due, for a clock that keeps office hours. */
  openDays?: number | undefined
  readAt: number
  /** Before this moment nothing but subtraction can change what it says. */
  rereadAt: number
}

const REREAD_MS = 60_000

/**
 * Reads clocks once and subtracts in between. A clock is read anew when its request changed,
 * when a phase may have changed, and about once a minute for the painted edge (running time
 * stands still outside hours, which only a reading knows). Six thousand requests cost a few
 * hundred readings a second.
 */
export class ReadingCache {
  #known = new Map<string, RequestReading>()
  #book: ClockBook | undefined

  of(request: ServiceRequest, book: ClockBook, now: number): RequestReading {
    if (book !== this.#book) {
      this.#known.clear()
      this.#book = book
    }
    const known = this.#known.get(request.id)
    if (known && known.request === request && now < known.rereadAt && now >= known.readAt) return known
    const fresh = readRequest(request, book, now)
    this.#known.set(request.id, fresh)
    return fresh
  }

  keepOnly(ids: ReadonlyMap<string, unknown>): void {
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id)
  }
}

export function readRequest(request: ServiceRequest, book: ClockBook, now: number): RequestReading {
  const readings = readClocks(request, book, new Date(now).toISOString())
  const leading = leadingClock(readings)
  const due = leading?.due === undefined ? undefined : Date.parse(leading.due)
  const remaining = leading?.remainingMs ?? 0
  const total = (leading?.runningMs ?? 0) + Math.max(0, remaining)
  return {
    request, readings, due,
    phase: requestPhase(request, readings),
    clock: leading?.clock,
    left: total > 0 ? Math.max(0, remaining) / total : 1,
    openDays: due === undefined ? undefined : openDaysUntil(request, book, now, due),
    readAt: now,
    rereadAt: isOpen(request) ? untilReread(request, book, now) : Infinity,
  }
}

function untilReread(request: ServiceRequest, book: ClockBook, now: number): number {
  const change = nextChange(request, book, new Date(now).toISOString())
  return Math.min(now + REREAD_MS + spread(request.id), change === undefined ? Infinity : Date.parse(change))
}

/** 0–30 s by id, so that what was loaded together is not read again together. */
const spread = (id: string): number => (parseInt(id.slice(-4), 16) || 0) % 30_000

/** The painted edge at `now`, by subtraction from the last reading. */
export function leftShare(reading: RequestReading, now: number): number {
  if (reading.due === undefined || reading.due <= reading.readAt || reading.phase === 'paused') return reading.left
  const gone = (now - reading.readAt) / (reading.due - reading.readAt)
  return reading.left * Math.max(0, 1 - gone)
}
