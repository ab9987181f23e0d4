import * as z from 'zod'
import { id, instant, words } from './values.ts'

/** What `speed` of an OsmAnd query or form is in; other protocols have a unit of their own. */
export const SPEED_UNITS = ['knots', 'm/s', 'km/h'] as const
export type SpeedUnit = (typeof SPEED_UNITS)[number]

/** A phone app that is to send a crew's positions. `speedUnit` is for templates that people write themselves, such as GPSLogger's (m/s). */
export const newDevice = z.object({ crewId: id, name: words(80), speedUnit: z.enum(SPEED_UNITS).optional() })
/** Told once: the token is kept nowhere. */
export const madeDevice = z.object({ id, token: z.string() })

export const device = z.object({
  id, crewId: id, name: z.string(), speedUnit: z.enum(SPEED_UNITS), createdAt: instant,
  /** Since the server started. */
  heardAt: instant.optional(),
  /** Of a hundred, as it last said. */
  battery: z.number().optional(),
})
export const devices = z.object({ devices: z.array(device) })
