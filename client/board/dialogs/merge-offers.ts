import { isOpen } from '../../../shared/domain/requests.ts'
import type { ServiceRequest } from '../../../shared/protocol/board.ts'
import { isLikelySame, metresTo, toldBy } from '../../call/likely-duplicates.ts'

export interface MergeOffer {
  other: ServiceRequest
  /** Absent where nobody knows where one of them is. */
  metres: number | undefined
}

/** Into which open requests this one could be merged: what is likely the same first, then by distance; last those at no known place. */
export function mergeOffers(request: ServiceRequest, requests: Iterable<ServiceRequest>): MergeOffer[] {
  const told = toldBy(request)
  return [...requests]
    .filter((other) => other.id !== request.id && isOpen(other))
    .map((other) => ({ other, metres: metresTo(told, other), isLikely: isLikelySame(told, other) }))
    .sort((a, b) => Number(b.isLikely) - Number(a.isLikely) || far(a) - far(b))
}

/** Further than the ends of the earth, and yet a number to reckon with. */
const far = ({ metres = 1e9 }: MergeOffer): number => metres
