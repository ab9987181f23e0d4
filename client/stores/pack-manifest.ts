/** What the client needs of a pack's manifest. */
export interface PackManifest {
  name: string
  bounds: [west: number, south: number, east: number, north: number]
  /** Whose data it is; the law wants it on the map. */
  attribution: string
  /** What the tiles' bytes are: whoever names them may keep them for ever. */
  tilesPrint: string | undefined
}

const FORMAT_VERSION = 1

/** Reads a pack's manifest; what cannot be used is told in one sentence. */
export function readManifest(json: unknown): PackManifest | { problem: string } {
  const { version, name, bounds, attribution, files } = (json ?? {}) as Record<string, unknown>
  if (version !== FORMAT_VERSION) return { problem: 'The city’s map is of another version than this board. A plain grid stands in.' }
  const isBox = Array.isArray(bounds) && bounds.length === 4 && bounds.every(Number.isFinite) && bounds[0] < bounds[2] && bounds[1] < bounds[3]
  if (typeof name !== 'string' || !isBox || typeof attribution !== 'string') return { problem: 'The city’s map is damaged. A plain grid stands in.' }
  const tilesPrint = (files as Record<string, { sha256?: string }> | undefined)?.['basemap.pmtiles']?.sha256
  return { name, bounds: bounds as PackManifest['bounds'], attribution, tilesPrint }
}
