import { distanceM } from '../../../../shared/domain/distance.ts'
import { assignmentOf, isOpen } from '../../../../shared/domain/requests.ts'
import type { Board } from '../../../../shared/domain/board.ts'
import type { Assignment, Crew, ServiceRequest } from '../../../../shared/protocol/board.ts'
import type { LngLat } from '../../../../shared/roads/travel.ts'
import type { Draft } from '../../../setup/starter-pack.ts'
import type { Hours } from './roster.ts'

export const SECOND = 1_000
export const MINUTE = 60_000
export const HOUR = 3_600_000

/** Nearer than this one is at the place, though not on top of it. */
const AT_PLACE_M = 150

/** What the people of a truck know when they think of what to do next. Times are epoch milliseconds. */
export interface Sight {
  board: Board
  crew: Crew
  nowMs: number
  at: LngLat
  yard: LngLat
  /** Where it drives, or where its last drive ended; `isDriving` says which. */
  goal: string | undefined
  isDriving: boolean
  hours: Hours
  /** When its next shift begins; only looked at while it has none. */
  beginsMs: number
  hadLunch: boolean
  /** Waiting and working times are divided by it; driving never is. */
  haste: number
}

/** Something a crew is about to do: at `dueMs`, or after a while between the two of `afterMs`, drawn once for as long as `key` stays. */
export interface Wish {
  key: string
  dueMs?: number
  afterMs?: readonly [from: number, to: number]
  act: Act
}
export type Act = { kind: 'give'; draft: Draft } | { kind: 'drive'; goal: string; to: LngLat | 'anywhere' }

export interface Job {
  request: ServiceRequest
  mine: Assignment
  isAtPlace: boolean
}

export const jobGoal = ({ id, place }: ServiceRequest): string => `job ${id} ${place.lng} ${place.lat}`

export const isUrgent = (board: Board, request: ServiceRequest): boolean => ['P0', 'P1'].includes(board.services.get(request.serviceCode)?.priority ?? '')

/** Its run as far as there is something to do, in order. */
export function jobsOf({ board, crew, at }: Sight): Job[] {
  return crew.run.flatMap((id) => {
    const request = board.requests.get(id)
    const mine = request && assignmentOf(request, crew.id)
    if (!request || !mine || !isOpen(request) || request.status === 'on-hold') return []
    return [{ request, mine, isAtPlace: distanceM(at, request.place) <= AT_PLACE_M }]
  })
}

/** What it is busy with: where it is, before where it goes; an accepted emergency before either of the rest; then the run in its order. */
export function currentJob(sight: Sight): Job | undefined {
  const jobs = jobsOf(sight)
  const urgent = jobs.find(({ request, mine }) => mine.acceptedAt && !mine.arrivedAt && isUrgent(sight.board, request))
  const underWay = jobs.find(({ mine }) => mine.enRouteAt && !mine.arrivedAt)
  return (
    jobs.find(({ mine, isAtPlace }) => mine.arrivedAt && isAtPlace) ??
    (urgent && !(underWay && isUrgent(sight.board, underWay.request)) ? urgent : underWay) ??
    jobs.find(({ mine }) => mine.acceptedAt)
  )
}
