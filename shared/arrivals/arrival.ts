import { activeStep } from '../domain/active-step.ts'
import type { Board } from '../domain/board.ts'
import { hindranceOf, type Hindrance } from '../domain/can-set-off.ts'
import type { ClockBook } from '../domain/sla/book.ts'
import type { Crew, Position, ServiceRequest } from '../protocol/board.ts'
import type { LngLat } from '../roads/travel.ts'
import { bestPlace } from './best-place.ts'
import { deadlineOf, verdictOf, type Deadline, type Verdict } from './deadline.ts'
import { pushedBy, type Pushed } from './pushed.ts'
import { driveMs, jobsInOrder, placeOf, timetable, type Legs } from './timetable.ts'
import { usualWorkOf } from './usual-work.ts'

/** What arrivals are counted with. `now`: epoch milliseconds. */
export interface ArrivalView {
  board: Pick<Board, 'requests' | 'services'>
  book: ClockBook
  now: number
  legs: Legs
  /** Whether the road of a leg is not known yet, and its time is about so. */
  isGuess?: ((from: LngLat, to: LngLat) => boolean) | undefined
  /** From where it is counted. */
  positionOf(crewId: string): Position | undefined
  /** The last fix, where that is not what it is counted from: how long ago a crew was heard of. */
  fixOf?: ((crewId: string) => Position | undefined) | undefined
}

/** Why there is no telling when a crew would arrive. */
export type NoTelling = Exclude<Hindrance, 'on-break'> | 'no-position' | 'no-road' | 'place-unknown'

/** When a crew would come to a request put at a place of its run, and what would come of it. Epoch milliseconds. */
export interface Arrival {
  crewId: string
  /** Place in the run, counted without what is being given; its end is the length of that. */
  index: number
  isLast: boolean
  setsOffAt: number
  arrivesAt: number
  doneAt: number
  /** Straight there from where the crew is now, whatever it is doing: who is nearest. */
  nearMs: number
  /** None where no clock waits for it. */
  verdict: Verdict | undefined
  /** Other jobs of the run that would have been in time and would no longer be, in its order. */
  pushed: readonly Pushed[]
  /** Its shift ends before it would arrive. */
  isAfterShift: boolean
  /** It would have to be called back from its break first. */
  isOnBreak: boolean
  /** The road of some drive before it is not known yet: the times are about so. */
  isGuess: boolean
  /** From where the crew is, by the places it goes to first, to the request. */
  way: readonly LngLat[]
}

export type Foreseen = Arrival | { crewId: string; why: NoTelling }
export const isTold = (foreseen: Foreseen | undefined): foreseen is Arrival => foreseen !== undefined && 'arrivesAt' in foreseen

/** What is given, together: the first of them is judged, the others go behind it. */
export interface Gift {
  request: ServiceRequest
  requests: readonly ServiceRequest[]
  deadline: Deadline | undefined
  usualMs: number
}

/** The same for every crew it might go to; undefined where nothing is given. */
export function giftOf(requests: readonly ServiceRequest[], { board, book, now }: Pick<ArrivalView, 'board' | 'book' | 'now'>): Gift | undefined {
  const [request] = requests
  return request && { request, requests, deadline: deadlineOf(request, book, now), usualMs: usualWorkOf(board.services, request.serviceCode) }
}

/** When `crew` would arrive with the gift at `index` of its run; without an index, at the place it would best take. */
export function foresee(gift: Gift, crew: Crew, view: ArrivalView, index?: number): Foreseen {
  const { board, now, legs } = view
  const to = placeOf(gift.request)
  const from = whereIs(crew, view)
  const hindrance = hindranceOf(crew, (view.fixOf ?? view.positionOf)(crew.id), now)
  const why = noTelling(hindrance, from, to, legs)
  if (why || !from) return { crewId: crew.id, why: why ?? 'no-position' }

  const requestOf = (id: string) => board.requests.get(id)
  const timesOf = (ids: readonly string[], of = requestOf) => timetable(jobsInOrder(ids, crew.id, of), crew, { at: from, now }, board, legs)
  const held = new Map(gift.requests.map((request) => [request.id, asGiven(request)]))
  const rest = crew.run.filter((id) => !held.has(id))
  const without = timesOf(rest)
  const at = index ?? bestPlace(gift, without, rest, now, legs)
  const planned = timesOf([...rest.slice(0, at), ...held.keys(), ...rest.slice(at)], (id) => held.get(id) ?? requestOf(id))
  const stop = planned.find(({ request }) => request.id === gift.request.id)
  if (!stop) return { crewId: crew.id, why: 'place-unknown' }
  const way = [from, ...planned.slice(0, planned.indexOf(stop) + 1).flatMap(({ request, step }) => (step === 'on-scene' ? [] : placeOf(request) ?? []))]
  const before = rest.length === crew.run.length ? without : timesOf(crew.run)
  return {
    crewId: crew.id, index: at, isLast: at >= rest.length, nearMs: driveMs(from, to, legs),
    setsOffAt: stop.setsOffAt, arrivesAt: stop.arrivesAt, doneAt: stop.doneAt,
    verdict: gift.deadline && verdictOf(gift.deadline, stop, now),
    pushed: pushedBy(before, planned.filter(({ request }) => !held.has(request.id)), view),
    isAfterShift: crew.shift !== undefined && stop.arrivesAt >= Date.parse(crew.shift.endsAt),
    isOnBreak: hindrance === 'on-break',
    isGuess: way.slice(1).some((place, i) => view.isGuess?.(way[i]!, place)),
    way,
  }
}

/** Giving ends a hold: what is given comes back as it was before. */
export const asGiven = (request: ServiceRequest): ServiceRequest =>
  request.status === 'on-hold' ? ({ ...request, status: request.hold.from } as ServiceRequest) : request

/** Who is at work somewhere is there; else where it was last seen. */
function whereIs(crew: Crew, { board, positionOf }: ArrivalView): LngLat | undefined {
  for (const id of crew.run) {
    const request = board.requests.get(id)
    if (request && activeStep(request, crew.id) === 'on-scene' && placeOf(request)) return placeOf(request)
  }
  return positionOf(crew.id)
}

function noTelling(hindrance: Hindrance | undefined, from: LngLat | undefined, to: LngLat | undefined, legs: Legs): NoTelling | undefined {
  if (hindrance === 'off-shift' || hindrance === 'out-of-service') return hindrance
  if (!to) return 'place-unknown'
  if (!from) return 'no-position'
  if (hindrance === 'silent') return hindrance
  return Number.isFinite(legs(from, to)) ? undefined : 'no-road'
}
