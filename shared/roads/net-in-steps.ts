import { arcsOf } from './arcs.ts'
import { decodeRoads } from './decode-roads.ts'
import { mainPart } from './main-part.ts'
import { NearestRoad } from './nearest-road.ts'
import { RoadNet } from './road-net.ts'

/** A net out of its file, a part at a time: who draws a page meanwhile is held up by the longest part, not by all. Throws a RoadsFault where the file is damaged. */
export function* netInSteps(bytes: Uint8Array): Generator<void, RoadNet, void> {
  const graph = decodeRoads(bytes)
  yield
  const out = arcsOf(graph, 'out')
  yield
  const into = arcsOf(graph, 'in')
  yield
  const main = mainPart(out)
  yield
  const nearest = new NearestRoad(graph)
  yield
  return new RoadNet(graph, { out, into, main, nearest })
}
