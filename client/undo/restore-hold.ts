import type { Hold } from '../../shared/protocol/board.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { World } from './done.ts'
import type { Restoring } from './restore-crews.ts'

/** A hold that was put back is another record and the same hold. */
export const isSameHold = (a: Hold, b: Hold): boolean => a.reason === b.reason && a.owner === b.owner && a.wakeAt === b.wakeAt && a.note === b.note

/** Puts a hold back as it was: the same reason, owner and wake time, if that is still to come. */
export function restoreHold(requestId: Id, hold: Hold, { now }: World): Restoring {
  const { reason, owner, wakeAt, note } = hold
  const leave = (why: string): Restoring => ({ commands: [], also: [`Its hold is not put back: ${why}.`] })
  if (wakeAt <= now) return leave('its wake time is past')
  if (reason === undefined || !owner?.trim()) return leave('its reason or its owner is not known any more')
  return { commands: [{ kind: 'HoldRequest', requestId, reason, owner, wakeAt, ...(note?.trim() ? { note } : {}) }], also: [] }
}
