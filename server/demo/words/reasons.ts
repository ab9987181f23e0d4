import type { DeclineReason, HoldReason } from '../../../shared/protocol/words.ts'

/** Why a request waits, and on whom; every crew reads it, so residents have no names here. */
export const HOLD_OWNERS: Readonly<Record<Exclude<HoldReason, 'planned'>, readonly string[]>> = {
  'waiting-resident': ['Resident, has the key', 'Resident, back at six', 'Tenant, gate locked', 'Neighbor, moving the car', 'Owner, wants to be there'],
  weather: ['Rain, too wet to patch', 'Wind, no bucket work', 'Ground too soft for the truck', 'Creek must go down'],
  parts: ['Warehouse: LED driver', 'Sign shop', 'Supplier: repair clamp', 'Warehouse: swing chain', 'Meter shop', 'Pole yard'],
  'other-body': ['Power company', 'Gas company locates', 'State highway district', 'Railroad', 'Cable company', 'County'],
  'crew-busy': ['Streets foreman', 'Water foreman', 'Sanitation foreman', 'Tree foreman'],
  equipment: ['Vactor in the shop', 'Bucket truck at inspection', 'Paver shared with the county', 'Soda blaster rented out'],
}
export const NOT_OURS_TO = ['County highway', 'State highway district', 'Property owner', 'Railroad', 'Power company', 'Township', 'Cable company', 'Homeowners association']
export const CANCELLED_BECAUSE = ['Caller rang back: it is gone', 'Test call', 'Wrong town', 'Reported by mistake', 'Police took care of it', 'Neighbor cleared it', 'Already on the paving list']
export const REOPENED_BECAUSE = ['Came loose again', 'Still there, says the caller', 'Only half of it was done', 'Wrong house', 'Out again the same night', 'Water is back']
export const CLOSED_BECAUSE = ['Caller told', 'Left a message', 'Photo sent to the caller', 'Thanked us', 'Checked on the way']
export const DECLINES: readonly DeclineReason[] = ['busy', 'wrong-gear', 'too-far', 'not-safe']
export const STATUS_REASONS = { break: ['Lunch', 'Coffee'], 'out-of-service': ['Flat tire', 'Hydraulic leak', 'Battery', 'Fuel', 'Truck at the garage'] } as const
