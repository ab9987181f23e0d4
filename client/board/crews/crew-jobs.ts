import { isOpen } from '../../../shared/domain/requests.ts'
import type { Crew, ServiceRequest } from '../../../shared/protocol/board.ts'
import { withPlaced } from '../../drag/run-order.ts'
import { layAlong, placeAlong, type CurbJob } from '../../look/curb-spans.ts'
import { crewState, type CrewState } from '../../stores/crew-state.ts'
import type { Stores } from '../../stores/stores.ts'

/** What a hand holds over a crew, and the place where it would land. */
export interface Landing {
  requestIds: readonly string[]
  index?: number | undefined
}

/** What would land on this crew; asked by every crew, so it reads the target before anything else. */
export function landingOn({ drag }: Pick<Stores, 'drag'>, crewId: string): Landing | undefined {
  const { over } = drag
  return over?.kind === 'crew' && over.crewId === crewId ? { requestIds: drag.requestIds, index: over.index } : undefined
}

/** What this desk has given to a crew and the city has not answered yet. It is shown as on its way, where it would lie. */
export const givenTo = ({ pending }: Pick<Stores, 'pending'>, crewId: string): Landing[] =>
  pending.acts.flatMap(({ kind, crewId: to, requestId, index }) => (kind === 'AssignCrew' && to === crewId && requestId !== undefined ? [{ requestIds: [requestId], index }] : []))

/** A run with what is on its way to it, and what a hand holds over it, each in its place. */
export const runWith = (run: readonly string[], coming: readonly Landing[]): readonly string[] =>
  coming.reduce((ids, { requestIds, index }) => withPlaced(ids, requestIds, index), run)

/** A crew's run as it lies on its curb: what it works on first, then the run in its order; what would land is laid in its place. */
export function jobsOf(crew: Crew, state: CrewState, { board, readings }: Pick<Stores, 'board' | 'readings'>, landing?: Landing, given: readonly Landing[] = []): CurbJob[] {
  const isLanding = ({ id }: ServiceRequest) => landing?.requestIds.includes(id) ?? false
  const isGiven = ({ id }: ServiceRequest) => given.some(({ requestIds }) => requestIds.includes(id))
  const ids = runWith(crew.run, landing ? [...given, landing] : given)
  const run = ids.flatMap((id) => board.request(id) ?? []).filter((request) => isOpen(request) && (request.status !== 'on-hold' || isLanding(request) || isGiven(request)))
  const current = state.activity === 'on-scene' || state.activity === 'on-the-way' ? run.find(({ id }) => id === state.current?.id) : undefined
  const ordered = current ? [current, ...run.filter((request) => request !== current)] : run
  return ordered.map((request) => ({
    request,
    phase: readings.of(request).phase,
    at: request !== current ? 'later' : state.activity === 'on-scene' ? 'scene' : 'drive',
    ...(request === current && state.activity === 'on-scene' ? { arrivedAt: state.since } : {}),
    ...(isLanding(request) ? { lands: true as const } : isGiven(request) ? { given: true as const } : {}),
  }))
}

/**
 * The place in the run for a point `ahead` of now on the curb, counted without what is in the
 * hand. It is read from the curb as it lies without that, so that what makes room does not move
 * the question. Nothing goes before what is under way, and what is on hold lies on no curb.
 */
export function placeAlongCurb(crewId: string, ahead: number, requestIds: readonly string[], stores: Pick<Stores, 'board' | 'readings' | 'positions' | 'clock'>): number | undefined {
  const { board, clock, positions } = stores
  const crew = board.crew(crewId)
  if (!crew) return undefined
  const { now } = clock
  const jobs = jobsOf(crew, crewState(crew, board.board, positions.of(crewId), now), stores).filter(({ request }) => !requestIds.includes(request.id))
  const least = jobs[0] && jobs[0].at !== 'later' ? 1 : 0
  const next = jobs[Math.max(least, placeAlong(layAlong(jobs, now, Infinity), now + ahead))]
  const rest = crew.run.filter((id) => !requestIds.includes(id))
  return next ? rest.indexOf(next.request.id) : rest.length
}
