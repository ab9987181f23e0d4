import { isTold } from '../../shared/arrivals/arrival.ts'
import { outcomeText, toneOf, untilText } from '../format/arrival-words.ts'
import type { ForeseenHere } from '../map/foreseen/foreseen-here.ts'
import type { Stores } from '../stores/stores.ts'

/** More would hide the town; the list of crews tells them all. */
const MOST = 20

/** What the map tells of arrivals: nothing while nothing is about to be given. */
export function foreseenHere({ arrivals, clock, travel }: Pick<Stores, 'arrivals' | 'clock' | 'travel'>): ForeseenHere | undefined {
  if (!arrivals.isOffered) return undefined
  const lookedAt = arrivals.of(arrivals.lookedAtId)
  const first = isTold(lookedAt) ? [lookedAt] : []
  const told = [...first, ...arrivals.nearest.filter(({ crewId }) => crewId !== lookedAt?.crewId)].slice(0, MOST)
  return {
    way: arrivals.way, isStraight: travel.isStraight,
    tags: told.map((arrival) => ({
      crewId: arrival.crewId, until: untilText(arrival.arrivesAt - clock.now, travel.isStraight || arrival.isGuess), outcome: outcomeText(arrival), tone: toneOf(arrival),
      isLookedAt: arrival === lookedAt,
    })),
  }
}
