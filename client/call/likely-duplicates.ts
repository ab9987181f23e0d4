import { distanceM } from '../../shared/domain/distance.ts'
import { isOpen, leadOf } from '../../shared/domain/requests.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { LngLat } from '../stores/picking.svelte.ts'
import { isSameAddress } from './address-memory.ts'

/** About a block: nearer than this, two reports of one kind are likely one problem. */
export const NEAR_M = 150
const RECENT_MS = 7 * 86_400_000
const SHOWN = 3

/** What is known of a problem: what a caller has told so far, or what stands in a request. */
export interface Told {
  serviceCode: string | undefined
  at: LngLat | undefined
  address: string
}

export interface LikelyDuplicate {
  request: ServiceRequest
  /** Absent where only the words of the address are the same. */
  metres?: number
  /** When it was resolved, milliseconds; absent while it is open. */
  endedAt?: number
}

export const toldBy = ({ serviceCode, place }: ServiceRequest): Told =>
  ({ serviceCode, at: place.unknown ? undefined : place, address: place.address ?? '' })

/** How far apart; of a place that nobody knows nothing is near. */
export const metresTo = ({ at }: Told, { place }: ServiceRequest): number | undefined => (at && !place.unknown ? distanceM(at, place) : undefined)

/** Whether both are likely one problem: the same service within a block, or at the same address. */
export function isLikelySame(told: Told, request: ServiceRequest): boolean {
  if (request.serviceCode !== told.serviceCode) return false
  const metres = metresTo(told, request)
  return (metres !== undefined && metres <= NEAR_M) || isSameAddress(told.address, request.place.address)
}

/** Requests that may be the same problem: same service, near, open or ended within a week. The open ones first, then the nearest; at one place the one that is given, then the oldest. */
export function likelyDuplicates(told: Told, requests: Iterable<ServiceRequest>, now: number): LikelyDuplicate[] {
  if (told.serviceCode === undefined) return []
  const found = new Map<string, LikelyDuplicate>()
  for (const request of requests) {
    if (found.has(request.id)) continue
    const open = isOpen(request)
    const ended = request.status === 'resolved' || request.status === 'closed'
    const endedAt = ended ? Date.parse(request.resolvedAt) : undefined
    if (!open && (endedAt === undefined || now - endedAt > RECENT_MS)) continue
    if (!isLikelySame(told, request)) continue
    const metres = metresTo(told, request)
    found.set(request.id, { request, ...(metres === undefined ? {} : { metres }), ...(endedAt === undefined ? {} : { endedAt }) })
  }
  return [...found.values()].sort(byLikelihood).slice(0, SHOWN)
}

const byLikelihood = (a: LikelyDuplicate, b: LikelyDuplicate): number =>
  Number(a.endedAt !== undefined) - Number(b.endedAt !== undefined) ||
  steps(a) - steps(b) ||
  Number(leadOf(b.request) !== undefined) - Number(leadOf(a.request) !== undefined) ||
  (a.request.receivedAt < b.request.receivedAt ? -1 : 1)

/** Nobody points a pin to the metre. */
const steps = ({ metres = 0 }: LikelyDuplicate): number => Math.round(metres / 10)
