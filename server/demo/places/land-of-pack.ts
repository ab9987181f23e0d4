import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { GazetteerData } from '../../pack/gazetteer/gazetteer-data.ts'
import { openGazetteer } from '../../pack/gazetteer/open-gazetteer.ts'
import { openPack } from '../../pack/open-pack.ts'
import type { RoadGraph } from '../../../shared/roads/road-graph.ts'
import type { Land } from './land.ts'

/** What the demo needs to know of a city, from its pack alone; undefined where there is none that can be used. */
export async function landOfPack(packFolder: string): Promise<Land | undefined> {
  const pack = await openPack(packFolder)
  if (!pack || 'problem' in pack) return undefined
  const { folder, manifest, roads } = pack
  return landOf(roads, manifest.center, JSON.parse(await readFile(join(folder, 'gazetteer.json'), 'utf8')) as GazetteerData)
}

export function landOf(roads: RoadGraph, [lng, lat]: readonly [number, number], data: GazetteerData): Land {
  const gazetteer = openGazetteer(data)
  return {
    center: { lng, lat }, roads,
    places: data.places.map(({ name, at }) => ({ name, lng: at[0] / 1e6, lat: at[1] / 1e6 })),
    addressAt(at) {
      const found = gazetteer.reverse(at)
      // A resident gives the number alone: between which streets it lies, the map shows.
      return found?.kind === 'address' ? found.name.replace(/^near /, '').replace(/, (between|off) .*$/, '') : found?.name.replace(/^near /, '')
    },
  }
}
