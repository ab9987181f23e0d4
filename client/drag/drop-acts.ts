import type { Board } from '../../shared/domain/board.ts'
import { assignmentOf } from '../../shared/domain/requests.ts'
import type { Crew, ServiceRequest } from '../../shared/protocol/board.ts'
import { shortNumber } from '../format/words.ts'
import type { Draft } from '../net/commands.ts'
import type { Drop, Grip } from './drag-state.ts'
import { sameOrder, withPlaced } from './run-order.ts'

export interface DropActs {
  acts: { command: Draft; doing: string }[]
  done: (taken: number) => string
}

/** The commands that a drop stands for; none where it would change nothing. */
export function dropActs({ grip, target }: Drop, board: Board): DropActs | undefined {
  const requests = grip.requestIds.flatMap((id) => board.requests.get(id) ?? [])
  if (target.kind === 'queue') return takeBack(grip, requests, board)
  const crew = board.crews.get(target.crewId)
  if (!crew) return undefined
  const isThere = (request: ServiceRequest) => assignmentOf(request, crew.id) !== undefined
  return requests.every(isThere) ? reorder(grip, crew, target.index, requests) : give(grip, crew, target.index, requests.filter((request) => !isLedBy(request, crew)))
}

const isLedBy = (request: ServiceRequest, { id }: Crew) => assignmentOf(request, id)?.role === 'lead'
const what = (requests: readonly ServiceRequest[], taken: number) => (requests.length === 1 ? requests[0]!.number : String(taken))

function reorder({ seenSeq }: Grip, crew: Crew, index: number | undefined, requests: readonly ServiceRequest[]): DropActs | undefined {
  const requestIds = withPlaced(crew.run, requests.map(({ id }) => id), index)
  if (index === undefined || requests.length === 0 || sameOrder(requestIds, crew.run)) return undefined
  const moved = requests.length === 1 ? shortNumber(requests[0]!.number) : String(requests.length)
  return {
    acts: [{ command: { kind: 'ReorderRun', crewId: crew.id, requestIds, seenSeq }, doing: 'reordering' }],
    done: () => `Moved ${moved} in the run of ${crew.name}`,
  }
}

function give({ crewId: fromId, seenSeq }: Grip, crew: Crew, index: number | undefined, requests: readonly ServiceRequest[]): DropActs | undefined {
  const doing = `giving to ${crew.name}`
  const acts = requests.flatMap((request, i): { command: Draft; doing: string }[] => {
    const requestId = request.id
    const place = index === undefined ? {} : { index: index + i }
    const isHelp = fromId !== undefined && assignmentOf(request, fromId)?.role === 'assist'
    const assign = { kind: 'AssignCrew' as const, requestId, crewId: crew.id, seenSeq, ...place }
    // Who carries a helper's share to another crew sends another helper; the lead keeps it.
    if (isHelp) return [{ command: { kind: 'UnassignCrew', requestId, crewId: fromId, seenSeq }, doing }, { command: { ...assign, role: 'assist' }, doing }]
    return [{ command: assign, doing }]
  })
  if (acts.length === 0) return undefined
  return { acts, done: (taken) => `Gave ${what(requests, Math.min(taken, requests.length))} to ${crew.name}` }
}

function takeBack({ crewId, seenSeq, from }: Grip, requests: readonly ServiceRequest[], board: Board): DropActs | undefined {
  const given = requests.filter(({ assignments }) => assignments.length > 0)
  if (from === 'queue' || given.length === 0) return undefined
  const name = crewId === undefined ? undefined : board.crews.get(crewId)?.name
  const whose = (request: ServiceRequest) => (crewId !== undefined && assignmentOf(request, crewId) ? { crewId } : {})
  return {
    acts: given.map((request) => ({ command: { kind: 'UnassignCrew', requestId: request.id, ...whose(request), seenSeq }, doing: 'taking back' })),
    done: (taken) => `Took ${what(given, taken)} back${name ? ` from ${name}` : ''}`,
  }
}
