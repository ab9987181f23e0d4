import { isTold } from '../../shared/arrivals/arrival.ts'
import { outcomeText, toneOf, untilText } from '../format/arrival-words.ts'
import type { ForeseenHere } from '../map/foreseen/foreseen-here.ts'
import { seenText } from '../stores/crew-state.ts'
import type { Stores } from '../stores/stores.ts'

/** More would hide the town; the list of crews tells them all. */
const MOST = 20

type Asked = Pick<Stores, 'arrivals' | 'board' | 'clock' | 'positions' | 'selection' | 'travel'>

/** What the map tells beside trucks: while something is about to be given, when they would be there; else of the one that is selected, how old its place is. */
export function foreseenHere(stores: Asked): ForeseenHere | undefined {
  const { arrivals, clock, positions, travel } = stores
  if (!arrivals.isOffered) return selectedHere(stores)
  const lookedAt = arrivals.of(arrivals.lookedAtId)
  const first = isTold(lookedAt) ? [lookedAt] : []
  const told = [...first, ...arrivals.nearest.filter(({ crewId }) => crewId !== lookedAt?.crewId)].slice(0, MOST)
  return {
    way: arrivals.way, isStraight: travel.isStraight,
    tags: told.map((arrival) => ({
      crewId: arrival.crewId, until: untilText(arrival.arrivesAt - clock.now, travel.isStraight || arrival.isGuess), outcome: outcomeText(arrival), tone: toneOf(arrival),
      ...(arrival === lookedAt ? { seen: seenText(positions.of(arrival.crewId), clock.now) } : {}), isLookedAt: arrival === lookedAt,
    })),
  }
}

function selectedHere({ board, clock, positions, selection, travel }: Asked): ForeseenHere | undefined {
  const crew = board.crew(selection.crewId)
  const position = crew?.shift && positions.of(crew.id)
  if (!crew || !position) return undefined
  return { way: [], isStraight: travel.isStraight, tags: [{ crewId: crew.id, outcome: '', tone: 'plain', seen: seenText(position, clock.now), isLookedAt: false }] }
}
