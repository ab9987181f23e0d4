import { addProtocol } from 'maplibre-gl'
import { PMTiles, Protocol } from 'pmtiles'
import { GROUND_LOST, type GroundWanted } from '../../stores/pack.svelte.ts'
import { GRID, type Ground } from './ground.ts'
import { readOwnStyle } from './own-style.ts'

const protocol = new Protocol()
addProtocol('pmtiles', protocol.tile)

export interface Found {
  ground: Ground
  /** Why it is the plain grid although something else was wanted. */
  problem?: string
}

/** What can be drawn of what is wanted. Looks before the map opens, so that no grid flashes by and no empty land stays. */
export async function findGround(wanted: GroundWanted): Promise<Found> {
  try {
    if (wanted.kind === 'own') return { ground: await readOwnStyle(wanted.url) }
    if (wanted.kind === 'grid') return { ground: GRID, ...(wanted.problem ? { problem: wanted.problem } : {}) }
    const { tiles, bounds, attribution } = wanted
    if (!protocol.get(tiles)) protocol.add(new PMTiles(tiles))
    await protocol.get(tiles)!.getHeader()
    return { ground: { kind: 'pack', tiles, bounds, attribution } }
  } catch {
    return { ground: GRID, problem: GROUND_LOST }
  }
}
