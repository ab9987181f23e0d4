import type { Crew } from '../../shared/protocol/board.ts'
import type { RequestReading } from '../stores/reading-cache.ts'
import { alertsOf, helpOf, type Alert } from './alert.ts'

/** What was missed for longer is history, not news. */
const MISSED_MS = 60_000
/** What a desk has known of; more than this is thinned to what still stands. */
const MOST_KNOWN = 20_000

export interface Sight {
  open: readonly RequestReading[]
  crews: Iterable<Crew>
  /** The name of who sits here. */
  me?: string | undefined
  /** This machine's time. */
  at: number
}

/**
 * Tells what has become so while this page was looking. What was so already when it began to
 * look, or became so while it had no live picture for more than a minute, is no news.
 */
export class Watch {
  #known = new Set<string>()
  #read = new WeakSet<RequestReading>()
  #lastAt: number | undefined

  /** To be told of a live picture only. */
  look(sight: Sight): Alert[] {
    const isCatchingUp = this.#lastAt === undefined || sight.at - this.#lastAt > MISSED_MS
    this.#lastAt = sight.at
    if (this.#known.size > MOST_KNOWN) this.#thin(sight)
    const fresh = this.#unknown(sight)
    for (const { id } of fresh) this.#known.add(id)
    return isCatchingUp ? [] : fresh
  }

  #unknown({ open, crews, me }: Sight): Alert[] {
    const fresh: Alert[] = []
    const take = (alert: Alert) => {
      if (!this.#known.has(alert.id)) fresh.push(alert)
    }
    for (const reading of open) {
      // A reading that has been read says nothing new: thousands stand still for every one that moves.
      if (this.#read.has(reading)) continue
      this.#read.add(reading)
      alertsOf(reading, me).forEach(take)
    }
    for (const crew of crews) helpOf(crew).forEach(take)
    return fresh
  }

  #thin({ open, me }: Sight): void {
    this.#known = new Set(open.flatMap((reading) => alertsOf(reading, me).map(({ id }) => id)))
  }
}
