import { asGiven } from '../../../shared/arrivals/arrival.ts'
import { jobsInOrder, timetable } from '../../../shared/arrivals/timetable.ts'
import type { Crew } from '../../../shared/protocol/board.ts'
import { withPlaced } from '../../drag/run-order.ts'
import { layAlong, placeAlong, type CurbJob } from '../../look/curb-spans.ts'
import type { Stores } from '../../stores/stores.ts'

/** What a hand holds over a crew, and the place where it would land. */
export interface Landing {
  requestIds: readonly string[]
  index?: number | undefined
}

/** What would land on this crew, and where: asked by every crew, so it reads the target before anything else. */
export function landingOn({ arrivals, board, drag }: Pick<Stores, 'arrivals' | 'board' | 'drag'>, crewId: string): Landing | undefined {
  const { over } = drag
  if (over?.kind !== 'crew' || over.crewId !== crewId) return undefined
  return { requestIds: drag.requestIds, index: over.index ?? placeFor({ arrivals, board }, crewId, drag.requestIds) }
}

/** Where in a run a drop goes that points at no place: where it best arrives. What the crew has already stays where it is. */
export function placeFor({ arrivals, board }: Pick<Stores, 'arrivals' | 'board'>, crewId: string, requestIds: readonly string[]): number | undefined {
  const run = board.crew(crewId)?.run ?? []
  return requestIds.every((id) => run.includes(id)) ? undefined : arrivals.placeIn(crewId)
}

/** What this desk has given to a crew and the city has not answered yet. It is shown as on its way, where it would lie. */
export const givenTo = ({ pending }: Pick<Stores, 'pending'>, crewId: string): Landing[] =>
  pending.acts.flatMap(({ kind, crewId: to, requestId, index }) => (kind === 'AssignCrew' && to === crewId && requestId !== undefined ? [{ requestIds: [requestId], index }] : []))

/** A run with what is on its way to it, and what a hand holds over it, each in its place. */
export const runWith = (run: readonly string[], coming: readonly Landing[]): readonly string[] =>
  coming.reduce((ids, { requestIds, index }) => withPlaced(ids, requestIds, index), run)

type Laying = Pick<Stores, 'board' | 'readings' | 'travel' | 'clock'>

/**
 * A crew's run as it lies on its curb: what it works on first, then the run in its order, each with its
 * drive by the roads and its usual time there; what would land is laid in its place.
 */
export function jobsOf(crew: Crew, { board, readings, travel, clock }: Laying, coming: { landing?: Landing | undefined; given?: readonly Landing[] } = {}, now = clock.now): CurbJob[] {
  const { landing, given = [] } = coming
  const isLanding = (id: string) => landing?.requestIds.includes(id) ?? false
  const isGiven = (id: string) => given.some(({ requestIds }) => requestIds.includes(id))
  const ids = runWith(crew.run, landing ? [...given, landing] : given)
  // Giving ends a hold.
  const requestOf = (id: string) => {
    const request = board.request(id)
    return request && (isLanding(id) || isGiven(id)) ? asGiven(request) : request
  }
  const stops = timetable(jobsInOrder(ids, crew.id, requestOf), crew, { at: travel.standing.get(crew.id), now }, board.board, travel.legs)
  const busy = stops.findIndex(({ step }) => step !== undefined)
  return stops.map(({ request, step, setsOffAt, arrivesAt, doneAt, isOver }, i) => ({
    request: board.request(request.id) ?? request,
    phase: readings.of(board.request(request.id) ?? request).phase,
    at: step === 'on-scene' ? 'scene' : step === 'en-route' && i === busy ? 'drive' : 'later',
    setsOffAt, arrivesAt, doneAt, isOver,
    ...(isLanding(request.id) ? { lands: true as const } : isGiven(request.id) ? { given: true as const } : {}),
  }))
}

/**
 * The place in the run for a point `ahead` of now on the curb, counted without what is in the
 * hand. It is read from the curb as it lies without that, so that what makes room does not move
 * the question. Nothing goes before what is under way, and what is on hold lies on no curb.
 */
export function placeAlongCurb(crewId: string, ahead: number, requestIds: readonly string[], stores: Laying): number | undefined {
  const crew = stores.board.crew(crewId)
  if (!crew) return undefined
  const { now } = stores.clock
  const rest = crew.run.filter((id) => !requestIds.includes(id))
  const jobs = jobsOf({ ...crew, run: rest }, stores)
  const least = jobs.findLastIndex(({ at }) => at !== 'later') + 1
  const next = jobs[Math.max(least, placeAlong(layAlong(jobs, now, Infinity), now + ahead))]
  return next ? rest.indexOf(next.request.id) : rest.length
}
