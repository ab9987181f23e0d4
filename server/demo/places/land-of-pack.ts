import type { GazetteerData } from '../../pack/gazetteer/gazetteer-data.ts'
import { openGazetteer, type Gazetteer } from '../../pack/gazetteer/open-gazetteer.ts'
import type { Pack } from '../../pack/open-pack.ts'
import type { RoadGraph } from '../../../shared/roads/road-graph.ts'
import type { Land } from './land.ts'

/** What the demo needs to know of a city, from its pack alone. */
export const landOfPack = ({ roads, manifest, gazetteer }: Pack): Land => landWith(roads, manifest.center, gazetteer)

export const landOf = (roads: RoadGraph, center: readonly [number, number], data: GazetteerData): Land => landWith(roads, center, openGazetteer(data))

function landWith(roads: RoadGraph, [lng, lat]: readonly [number, number], gazetteer: Gazetteer): Land {
  return {
    center: { lng, lat }, roads, places: gazetteer.places,
    addressAt(at) {
      const found = gazetteer.reverse(at)
      // A resident gives the number alone: between which streets it lies, the map shows.
      return found?.kind === 'address' ? found.name.replace(/^near /, '').replace(/, (between|off) .*$/, '') : found?.name.replace(/^near /, '')
    },
  }
}
