import * as z from 'zod'
import { duration } from './values.ts'

/** How long each clock may run; an absent one is not kept. */
export const targets = z.object({
  acknowledge: duration.optional(),
  dispatch: duration.optional(),
  arrive: duration.optional(),
  makeSafe: duration.optional(),
  resolve: duration.optional(),
})
export type Targets = z.infer<typeof targets>
