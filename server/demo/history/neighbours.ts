import type { Dice } from '../dice.ts'
import { SEEN_BY_MANY } from '../simulator/reports/mix.ts'
import { someone } from '../words/people.ts'
import type { Residents } from '../words/residents.ts'
import type { Life } from './life.ts'
import { MINUTE_MS } from './month.ts'

const AGAIN = { ordinary: 0.09, storm: 0.3 }
/** A life that ends sooner leaves no time for another call. */
const LEAST_MS = 30 * MINUTE_MS

/** Neighbours report some of it again, a little later, in words of their own; the desk sees that it is the same. */
export function reportAgain(lives: readonly Life[], residents: Residents, dice: Dice): void {
  for (const life of lives) {
    const { report } = life
    if (!SEEN_BY_MANY.has(report.serviceCode)) continue
    for (let n = 0; n < 3 && dice.isUnder(report.isStorm ? AGAIN.storm : AGAIN.ordinary); n++) {
      const receivedMs = Math.round(report.receivedMs + dice.takes(14, 0.7) * MINUTE_MS)
      const mergedMs = Math.round(receivedMs + dice.between(1, 5) * MINUTE_MS)
      if (mergedMs > life.openUntilMs - LEAST_MS) break
      const source = dice.isUnder(0.75) ? 'phone' : 'web'
      const place = { ...report.place, lng: nudged(report.place.lng, dice), lat: nudged(report.place.lat, dice) }
      life.again({ ...report, place, source, receivedMs, words: residents.describe(report.serviceCode, source), reporter: someone(dice) }, mergedMs)
    }
  }
}

/** A neighbour points to where they stand: some ten metres off. */
const nudged = (degrees: number, dice: Dice): number => Math.round((degrees + dice.normal() * 0.0001) * 1e6) / 1e6
