import { activeStep } from '../domain/active-step.ts'
import type { Board } from '../domain/board.ts'
import { assignmentOf, isOpen } from '../domain/requests.ts'
import type { Crew, ServiceRequest } from '../protocol/board.ts'
import type { LngLat } from '../roads/travel.ts'
import { usualWorkOf, workLeftMs } from './usual-work.ts'

/** Seconds of driving from one place to another; Infinity where no road leads. */
export type Legs = (from: LngLat, to: LngLat) => number

/** For a drive of which one end is not known: nobody knows where the crew, or the request, is. */
export const UNKNOWN_DRIVE_MS = 8 * 60_000

/** A job of a run with its times, epoch milliseconds. */
export interface Stop {
  request: ServiceRequest
  step: 'on-scene' | 'en-route' | undefined
  /** When the crew sets off for it; of one on scene, when it arrived. */
  setsOffAt: number
  arrivesAt: number
  doneAt: number
  /** It takes longer than usual: when it ends is open. */
  isOver: boolean
}

/** Where a crew is when the counting begins; `at` is its last position, if there is one. */
export interface Start {
  at: LngLat | undefined
  now: number
}

/** The jobs a crew does, in the order it does them: what it is at, then what it drives to, then its run as it stands. What is on hold waits outside. */
export function jobsInOrder(ids: readonly string[], crewId: string, requestOf: (id: string) => ServiceRequest | undefined): ServiceRequest[] {
  const jobs = ids.flatMap((id) => requestOf(id) ?? []).filter((request) => isOpen(request) && request.status !== 'on-hold')
  const rank = (request: ServiceRequest) => ({ 'on-scene': 0, 'en-route': 1, later: 2 })[activeStep(request, crewId) ?? 'later']
  return jobs.map((request) => [request, rank(request)] as const).sort((a, b) => a[1] - b[1]).map(([request]) => request)
}

/** When a crew would be where: one job behind the other, each with its drive and its usual time on scene. */
export function timetable(jobs: readonly ServiceRequest[], crew: Pick<Crew, 'id'>, start: Start, board: Pick<Board, 'services'>, legs: Legs): Stop[] {
  let { at, now: free } = start
  return jobs.map((request) => {
    const step = activeStep(request, crew.id)
    const usual = usualWorkOf(board.services, request.serviceCode)
    const here = placeOf(request)
    if (step === 'on-scene') {
      const arrivedAt = arrivalIn(request, crew.id) ?? start.now
      const worked = Math.max(0, start.now - arrivedAt)
      free += workLeftMs(usual, worked)
      at = here ?? at
      return { request, step, setsOffAt: arrivedAt, arrivesAt: arrivedAt, doneAt: free, isOver: worked > usual }
    }
    const setsOffAt = free
    const arrivesAt = free + driveMs(at, here, legs)
    free = arrivesAt + usual
    at = here ?? at
    return { request, step, setsOffAt, arrivesAt, doneAt: free, isOver: false }
  })
}

export const placeOf = ({ place }: ServiceRequest): LngLat | undefined => (place.unknown ? undefined : place)

/** A road that does not lead there is none of the board's making: the crew will find one, and the rest of its run stands. */
export function driveMs(from: LngLat | undefined, to: LngLat | undefined, legs: Legs): number {
  if (!from || !to) return UNKNOWN_DRIVE_MS
  const seconds = legs(from, to)
  return Number.isFinite(seconds) ? seconds * 1_000 : UNKNOWN_DRIVE_MS
}

function arrivalIn(request: ServiceRequest, crewId: string): number | undefined {
  const at = assignmentOf(request, crewId)?.arrivedAt ?? request.arrivedAt
  return at === undefined ? undefined : Date.parse(at)
}
