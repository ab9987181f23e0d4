import { activeStep } from '../../shared/domain/active-step.ts'
import type { Board } from '../../shared/domain/board.ts'
import { silentFor } from '../../shared/domain/silence.ts'
import { assignmentOf, isOpen } from '../../shared/domain/requests.ts'
import type { Crew, Position, ServiceRequest } from '../../shared/protocol/board.ts'
import type { BadgeLook } from '../look/badge-look.ts'
import { ageText, dataAgeText } from '../format/timer.ts'

export type CrewActivity = 'on-scene' | 'on-the-way' | 'given' | 'available' | 'break' | 'out-of-service' | 'off-shift'

export interface CrewState {
  activity: CrewActivity
  /** Since when, milliseconds. */
  since: number
  /** On shift and nothing usable heard for so long. */
  silentMs?: number
  /** The request it is at, or under way to. */
  current?: ServiceRequest
}

const MINUTE = 60_000
const minutes = (ms: number | undefined) => (ms === undefined ? undefined : Math.floor(ms / MINUTE))

/** Whether two states read the same: silence is told by the minute. */
export const sameState = (a: CrewState, b: CrewState): boolean =>
  a.activity === b.activity && a.since === b.since && a.current === b.current && minutes(a.silentMs) === minutes(b.silentMs)

/** What a crew does, read from its run and its last position. */
export function crewState(crew: Crew, board: Board, position: Position | undefined, now: number): CrewState {
  if (!crew.shift) return { activity: 'off-shift', since: Date.parse(crew.statusSince) }
  const silentMs = silentFor(crew, position, now)
  const silent = silentMs === undefined ? {} : { silentMs }
  if (crew.status !== 'available') return { activity: crew.status, since: Date.parse(crew.statusSince), ...silent }

  const run = runOf(crew, board)
  const scene = run.find((request) => activeStep(request, crew.id) === 'on-scene')
  if (scene) return { activity: 'on-scene', since: since(scene, crew.id, 'arrivedAt'), current: scene, ...silent }
  const drive = run.find((request) => activeStep(request, crew.id) === 'en-route')
  if (drive) return { activity: 'on-the-way', since: since(drive, crew.id, 'enRouteAt'), current: drive, ...silent }
  const first = run.find((request) => request.status !== 'on-hold')
  if (first) return { activity: 'given', since: since(first, crew.id, 'assignedAt'), current: first, ...silent }
  return { activity: 'available', since: Date.parse(crew.statusSince), ...silent }
}

export const runOf = (crew: Crew, board: Board): ServiceRequest[] =>
  crew.run.map((id) => board.requests.get(id)).filter((request): request is ServiceRequest => request !== undefined && isOpen(request))

function since(request: ServiceRequest, crewId: string, step: 'arrivedAt' | 'enRouteAt' | 'assignedAt'): number {
  const at = assignmentOf(request, crewId)?.[step] ?? request[step] ?? request.receivedAt
  return Date.parse(at)
}

const WORDS: Record<CrewActivity, string> = {
  'on-scene': 'on scene', 'on-the-way': 'on the way', given: 'given', available: 'available',
  break: 'on break', 'out-of-service': 'out of service', 'off-shift': 'off shift',
}

/** The state alone, for where there is no room for its age. */
export const crewStateWord = ({ activity, silentMs }: CrewState): string => (silentMs === undefined ? WORDS[activity] : 'silent')

/** `on scene 18 min`, `silent 6 min`, `available` */
export function crewStateText(state: CrewState, now: number): string {
  if (state.silentMs !== undefined) return `silent ${ageText(state.silentMs)}`
  const words = WORDS[state.activity]
  return state.activity === 'available' || state.activity === 'off-shift' ? words : `${words} ${ageText(now - state.since)}`
}

/** How old its last fix is: `seen 12 s ago`, `seen 4 min ago`, `not heard of yet`. */
export function seenText(position: Position | undefined, now: number): string {
  if (!position) return 'not heard of yet'
  const age = now - Date.parse(position.at)
  return age < 1_000 ? 'seen just now' : `seen ${dataAgeText(age)} ago`
}

export function badgeLook({ activity, silentMs }: CrewState): BadgeLook {
  if (silentMs !== undefined || activity === 'off-shift' || activity === 'out-of-service') return 'dashed'
  if (activity === 'on-scene') return 'on-scene'
  return activity === 'on-the-way' ? 'filled' : 'outlined'
}
