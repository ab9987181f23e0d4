import type { CitySource } from '../../../server/pack/city-source.ts'
import { graphOf } from '../../../shared/roads/graph-of.ts'
import { RoadNet } from '../../../shared/roads/road-net.ts'
import { roadTravel } from '../../../shared/roads/road-travel.ts'
import type { LngLat } from '../../../shared/roads/travel.ts'
import { randomFrom } from '../../kit/random.ts'
import { median, type Figure } from '../table.ts'

const CREWS = 60
const QUESTIONS = 300

/** How long it takes to say when each of sixty crews would be at a place, and to find one crew's way, anywhere in a town. */
export function arrivals(town: CitySource, times: number): Figure[] {
  const net = new RoadNet(graphOf(town))
  const travel = roadTravel(net)
  const random = randomFrom(7)
  const [west, south, east, north] = town.bounds
  const anywhere = (): LngLat => {
    for (;;) {
      const place = { lng: west + random() * (east - west), lat: south + random() * (north - south) }
      if (net.nearestJoined(place, 300)) return place
    }
  }
  const crews = Array.from({ length: CREWS }, anywhere)
  const places = Array.from({ length: QUESTIONS }, anywhere)
  const timed = (ask: (place: LngLat, i: number) => unknown) => Array.from({ length: times }, () => median(places.map((place, i) => {
    const began = performance.now()
    ask(place, i)
    return performance.now() - began
  })))
  const all = () => timed((place) => travel.secondsTo(place, crews))
  const one = () => timed((place, i) => travel.route(crews[i % CREWS]!, place))
  // What runs hot has been run before.
  all()
  one()
  const about = `${town.nodes.length.toLocaleString('en')} nodes, ${town.edges.length.toLocaleString('en')} pieces of road`
  return [
    { name: 'arrival of all crews at a place', unit: 'ms', goal: 2, values: all(), about: `${CREWS} crews, ${about}` },
    { name: 'one crew’s way', unit: 'ms', goal: 1, values: one(), about },
  ]
}
