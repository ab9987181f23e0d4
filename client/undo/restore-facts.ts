import { policyInForce, type Board } from '../../shared/domain/board.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { Restoring } from './restore-crews.ts'

/** The place, the service and the words as they were before a correction. */
export function restoreFacts(before: ServiceRequest, now: ServiceRequest, board: Board): Restoring {
  const isElsewhere = JSON.stringify(before.place) !== JSON.stringify(now.place)
  const isOther = before.serviceCode !== now.serviceCode
  const isWordedAnew = before.description !== now.description
  const words = isWordedAnew && before.description?.trim() ? before.description : undefined
  const also = [
    ...(isWordedAnew && words === undefined ? ['Its former words are not known any more.'] : []),
    ...(isOther && policyInForce(board, before.serviceCode)?.seq !== before.policySeq ? ['It is judged by the targets in force now.'] : []),
  ]
  if (!isElsewhere && !isOther && words === undefined) return { commands: [], also }
  return {
    commands: [{
      kind: 'CorrectRequest', requestId: now.id,
      ...(isElsewhere ? { place: before.place } : {}),
      ...(isOther ? { serviceCode: before.serviceCode } : {}),
      ...(words === undefined ? {} : { description: words }),
    }],
    also,
  }
}
