import { rightCrews } from '../../../../shared/arrivals/right-crews.ts'
import { canSetOff } from '../../../../shared/domain/can-set-off.ts'
import { distanceM } from '../../../../shared/domain/distance.ts'
import { isOpen, leadOf } from '../../../../shared/domain/requests.ts'
import type { Board } from '../../../../shared/domain/board.ts'
import type { Crew, Position, ServiceRequest } from '../../../../shared/protocol/board.ts'
import type { Id } from '../../../../shared/protocol/values.ts'
import type { LngLat, Travel } from '../../../../shared/roads/travel.ts'
import type { Draft } from '../../../setup/starter-pack.ts'

const MINUTE = 60_000

/** What a dispatcher looks at. Times are epoch milliseconds. */
export interface Desk {
  board: Board
  nowMs: number
  travel: Travel
  whereIs(crewId: Id): Position | undefined
  /** Crews that gave the request back, or never answered: they are not asked again. */
  hasDeclined(requestId: Id, crewId: Id): boolean
  /** Crews in whose truck nobody reads the tablet. */
  isAway(crewId: Id): boolean
  /** Waiting times are divided by it. */
  haste: number
}

/** One act: what is given, about which request, and how much it hurries. */
export interface DeskPlan {
  requestId: Id
  isUrgent: boolean
  draft: Draft
}

/** Nearer and newer than this, the same service is the same trouble. */
const SAME_M = 60
const SAME_MS = 4 * 60 * MINUTE
/** A crew with so many jobs is given no more of the ordinary kind. */
const FULL_RUN = 3
const ENOUGH_URGENT = 2
/** A job more in the run weighs as much as so many seconds of driving. */
const JOB_S = 12 * 60
/** Who has not accepted by then does not see the tablet. */
const UNANSWERED_MS = 12 * MINUTE
const CLOSES_MS = 25 * MINUTE

const RANKS = ['P0', 'P1', 'P2', 'P3', 'storm', 'P4', 'P5']
const rankOf = (board: Board, { serviceCode }: ServiceRequest): number => RANKS.indexOf(board.services.get(serviceCode)?.priority ?? 'P5')

/** What a sensible dispatcher would do next: emergencies first, then what nobody has answered, then the oldest of the rest. */
export function nextPlan(desk: Desk): DeskPlan | undefined {
  const { board } = desk
  const open = [...board.requests.values()].filter(isOpen).sort((a, b) => rankOf(board, a) - rankOf(board, b) || (a.receivedAt < b.receivedAt ? -1 : 1))
  const waiting = open.filter((request) => request.status === 'received' || request.status === 'acknowledged')
  return (
    first(waiting, (request) => (rankOf(board, request) <= 1 ? sameAs(desk, request, open) ?? give(desk, request) : undefined)) ??
    first(open, (request) => takeBack(desk, request)) ??
    first(waiting, (request) => (request.status === 'received' ? sameAs(desk, request, open) ?? acknowledge(request, rankOf(board, request) <= 1) : undefined)) ??
    first(waiting, (request) => (request.status === 'acknowledged' ? give(desk, request) : undefined)) ??
    first([...board.requests.values()], (request) => closeOld(desk, request))
  )
}

function first(requests: readonly ServiceRequest[], plan: (request: ServiceRequest) => DeskPlan | undefined): DeskPlan | undefined {
  for (const request of requests) {
    const found = plan(request)
    if (found) return found
  }
  return undefined
}

const acknowledge = ({ id }: ServiceRequest, isUrgent: boolean): DeskPlan => ({ requestId: id, isUrgent, draft: { kind: 'AcknowledgeRequest', requestId: id } })

/** A report of what is on the board already is merged into the older one. */
function sameAs({ board, nowMs }: Desk, request: ServiceRequest, open: readonly ServiceRequest[]): DeskPlan | undefined {
  if (request.status !== 'received' || nowMs - Date.parse(request.receivedAt) > SAME_MS) return undefined
  const into = open.find((other) =>
    other.id !== request.id && other.serviceCode === request.serviceCode && other.receivedAt < request.receivedAt &&
    Date.parse(request.receivedAt) - Date.parse(other.receivedAt) < SAME_MS && distanceM(other.place, request.place) <= SAME_M)
  return into && { requestId: request.id, isUrgent: rankOf(board, request) <= 1, draft: { kind: 'MergeRequests', requestId: request.id, intoRequestId: into.id } }
}

/** To the crew that can be there soonest, what it has to do already counted; of the right skill where anybody of the city has it. */
function give(desk: Desk, request: ServiceRequest): DeskPlan | undefined {
  const { board, travel, nowMs } = desk
  const isUrgent = rankOf(board, request) <= 1
  const canCome = [...board.crews.values()].filter((crew) => canSetOff(crew, desk.whereIs(crew.id), nowMs) && isLongEnough(crew, nowMs, isUrgent) && !desk.isAway(crew.id) && !desk.hasDeclined(request.id, crew.id))
  const right = canDo(desk, request, canCome, isUrgent)
  const candidates = right.flatMap((crew) => {
    const from = comesFrom(desk, crew, isUrgent)
    return from ? [{ crew, from }] : []
  })
  const seconds = travel.secondsTo(request.place, candidates.map(({ from }) => from))
  const cost = candidates.map(({ crew }, i) => seconds[i]! + JOB_S * (isUrgent ? urgentJobs(board, crew) : crew.run.length))
  const best = cost.reduce((least, one, i) => (one < (cost[least] ?? Infinity) ? i : least), -1)
  if (best < 0) return undefined
  const { crew } = candidates[best]!
  return {
    requestId: request.id, isUrgent,
    draft: { kind: 'AssignCrew', requestId: request.id, crewId: crew.id, ...(isUrgent ? { index: placeInRun(board, crew) } : {}) },
  }
}

/** Those with the skill and room for more. Where all of them have emergencies enough, everybody can cordon off. */
function canDo({ board }: Desk, request: ServiceRequest, crews: readonly Crew[], isUrgent: boolean): readonly Crew[] {
  const skilled = new Set(rightCrews(board.services.get(request.serviceCode), [...board.crews.values()]))
  const right = crews.filter((crew) => skilled.has(crew))
  if (!isUrgent) return right.filter((crew) => crew.run.length < FULL_RUN)
  return right.every((crew) => urgentJobs(board, crew) >= ENOUGH_URGENT) ? crews : right
}

const isLongEnough = ({ shift }: Crew, nowMs: number, isUrgent: boolean) => shift !== undefined && Date.parse(shift.endsAt) - nowMs > (isUrgent ? 10 : 45) * MINUTE
const runOf = (board: Board, crew: Crew) => crew.run.flatMap((id) => board.requests.get(id) ?? [])
const urgentJobs = (board: Board, crew: Crew) => runOf(board, crew).filter((request) => rankOf(board, request) <= 1 && request.status !== 'on-hold').length

/** An emergency starts from where the truck is; the rest from its last stop. */
function comesFrom({ board, whereIs }: Desk, crew: Crew, isUrgent: boolean): LngLat | undefined {
  const last = isUrgent ? undefined : runOf(board, crew).at(-1)
  return last?.place ?? whereIs(crew.id)
}

/** Behind what it is at, and behind other emergencies. */
function placeInRun(board: Board, crew: Crew): number {
  const place = runOf(board, crew).findIndex((request) => request.status !== 'on-scene' && rankOf(board, request) > 1)
  return place < 0 ? crew.run.length : place
}

/** From a crew that went home, broke down or does not answer. */
function takeBack({ board, nowMs, haste }: Desk, request: ServiceRequest): DeskPlan | undefined {
  const crewId = leadOf(request)
  const crew = crewId === undefined ? undefined : board.crews.get(crewId)
  const mine = request.assignments.find((assignment) => assignment.crewId === crewId)
  if (!crew || !mine || request.status === 'on-hold' || request.status === 'on-scene') return undefined
  const waits = nowMs - Date.parse(mine.assignedAt) > UNANSWERED_MS / haste
  const isUnanswered = mine.acceptedAt === undefined && waits && crew.status === 'available' && crew.run.indexOf(request.id) === 0
  if (!(isUnanswered || (!crew.shift && waits) || (crew.status === 'out-of-service' && waits))) return undefined
  return { requestId: request.id, isUrgent: rankOf(board, request) <= 1, draft: { kind: 'UnassignCrew', requestId: request.id, crewId: crew.id } }
}

/** What was fixed a while ago is closed: the caller was told. */
function closeOld({ nowMs, haste }: Desk, request: ServiceRequest): DeskPlan | undefined {
  if (request.status !== 'resolved' || nowMs - Date.parse(request.resolvedAt) < CLOSES_MS / haste) return undefined
  return { requestId: request.id, isUrgent: false, draft: { kind: 'CloseRequest', requestId: request.id } }
}
