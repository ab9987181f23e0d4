import * as z from 'zod'
import { deviceInstant, id, lat, lng } from './values.ts'

export const positionFix = z.object({
  crewId: id.optional(),
  lng, lat,
  at: deviceInstant,
  accuracyM: z.number().min(0).max(1e6).optional(),
  speedMps: z.number().min(0).max(500).optional(),
  headingDeg: z.number().min(0).max(360).optional(),
})
export type PositionFix = z.infer<typeof positionFix>

export const positionReport = z.object({ positions: z.array(positionFix).min(1).max(1000), via: z.literal('import').optional() })
export const positionReceipt = z.object({ taken: z.int(), dropped: z.int() })
