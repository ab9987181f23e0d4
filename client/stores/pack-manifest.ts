/** What the client needs of `pack.json`. */
export interface PackManifest {
  name: string
  bounds: [west: number, south: number, east: number, north: number]
  /** Whose data it is; the law wants it on the map. */
  attribution: string
}

const FORMAT_VERSION = 1

/** Reads what lies at `/pack/pack.json`; what cannot be used is told in one sentence. */
export function readManifest(json: unknown): PackManifest | { problem: string } {
  const { version, name, bounds, attribution } = (json ?? {}) as Record<string, unknown>
  if (version !== FORMAT_VERSION) return { problem: 'The city’s map is of another version than this board. A plain grid stands in.' }
  const isBox = Array.isArray(bounds) && bounds.length === 4 && bounds.every(Number.isFinite) && bounds[0] < bounds[2] && bounds[1] < bounds[3]
  if (typeof name !== 'string' || !isBox || typeof attribution !== 'string') return { problem: 'The city’s map is damaged. A plain grid stands in.' }
  return { name, bounds: bounds as PackManifest['bounds'], attribution }
}
