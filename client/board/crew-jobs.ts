import type { Crew } from '../../shared/protocol/board.ts'
import type { CurbJob } from '../look/curb-spans.ts'
import { runOf, type CrewState } from '../stores/crew-state.ts'
import type { Stores } from '../stores/stores.ts'

/** A crew's run as it lies on its curb: what it works on first, then the run in its order. */
export function jobsOf(crew: Crew, state: CrewState, { board, readings }: Pick<Stores, 'board' | 'readings'>): CurbJob[] {
  const run = runOf(crew, board.board).filter((request) => request.status !== 'on-hold')
  const current = state.activity === 'on-scene' || state.activity === 'on-the-way' ? state.current : undefined
  const ordered = current ? [current, ...run.filter((request) => request !== current)] : run
  return ordered.map((request) => ({
    request,
    phase: readings.of(request).phase,
    at: request !== current ? 'later' : state.activity === 'on-scene' ? 'scene' : 'drive',
    ...(request === current && state.activity === 'on-scene' ? { arrivedAt: state.since } : {}),
  }))
}
