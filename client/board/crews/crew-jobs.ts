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

/** A crew's run as it lies on its curb: what it works on first, then the run in its order; what would land is laid in its place. */
export function jobsOf(crew: Crew, state: CrewState, { board, readings }: Pick<Stores, 'board' | 'readings'>, landing?: Landing): CurbJob[] {
  const isLanding = (request: ServiceRequest) => landing?.requestIds.includes(request.id) ?? false
  const ids = landing ? withPlaced(crew.run, landing.requestIds, landing.index) : crew.run
  const run = ids.flatMap((id) => board.request(id) ?? []).filter((request) => isOpen(request) && (request.status !== 'on-hold' || isLanding(request)))
  const current = state.activity === 'on-scene' || state.activity === 'on-the-way' ? run.find(({ id }) => id === state.current?.id) : undefined
  const ordered = current ? [current, ...run.filter((request) => request !== current)] : run
  return ordered.map((request) => ({
    request,
    phase: readings.of(request).phase,
    at: request !== current ? 'later' : state.activity === 'on-scene' ? 'scene' : 'drive',
    ...(request === current && state.activity === 'on-scene' ? { arrivedAt: state.since } : {}),
    ...(isLanding(request) ? { lands: true as const } : {}),
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
