import * as z from 'zod'
import { words } from './values.ts'

export const settings = z.object({
  units: z.enum(['imperial', 'metric']),
  emergencyNumber: words(20),
  dispatchPhone: words(40).optional(),
  languages: z.array(z.enum(['en', 'es'])).min(1).max(2),
  trailDays: z.int().min(0).max(3650),
  reporterDays: z.int().min(1).max(3650),
  publicServices: z.array(z.string().max(60)).max(500),
  blurredServices: z.array(z.string().max(60)).max(500),
})
export type Settings = z.infer<typeof settings>
