import type { DeclineReason } from '../../../shared/protocol/words.ts'

export const CLOSED_BECAUSE = ['Caller told', 'Left a message', 'Photo sent to the caller', 'Thanked us', 'Checked on the way']
export const DECLINES: readonly DeclineReason[] = ['busy', 'wrong-gear', 'too-far', 'not-safe']
export const STATUS_REASONS = { break: ['Lunch', 'Coffee'], 'out-of-service': ['Flat tire', 'Hydraulic leak', 'Battery', 'Fuel', 'Truck at the garage'] } as const
