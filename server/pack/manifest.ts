import * as z from 'zod'

export const PACK_FORMAT = 'curbline-pack'
export const PACK_VERSION = 1
export const MANIFEST_FILE = 'pack.json'

/** What lies in a pack beside `pack.json`. */
export const PACK_FILES = ['basemap.pmtiles', 'roads.bin', 'gazetteer.json', 'boundary.geojson'] as const
export type PackFile = (typeof PACK_FILES)[number]

const lng = z.number().min(-180).max(180)
const lat = z.number().min(-90).max(90)
const fileFacts = z.object({ bytes: z.int().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
export type FileFacts = z.infer<typeof fileFacts>

/** `pack.json`: whose ground it is, and of each file how long it is and what it must be. */
export const manifest = z.object({
  format: z.literal(PACK_FORMAT),
  version: z.literal(PACK_VERSION),
  name: z.string().min(1),
  center: z.tuple([lng, lat]),
  /** West, south, east, north. */
  bounds: z.tuple([lng, lat, lng, lat]).refine(([west, south, east, north]) => west < east && south < north),
  /** Who made the data, as it must stand on the map. */
  attribution: z.string(),
  /** What it was made from, in its maker's words: the same words, the same pack. */
  madeFrom: z.string().optional(),
  files: z.record(z.enum(PACK_FILES), fileFacts),
})
export type Manifest = z.infer<typeof manifest>
