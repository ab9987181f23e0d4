import type { CitySource, LngLat, RoadEdge } from '../city-source.ts'
import { GAZETTEER_VERSION, type GazetteerData, type Micro, type StreetPiece } from './gazetteer-data.ts'
import { streetBase } from './words.ts'

const micro = (degrees: number): Micro => Math.round(degrees * 1e6)
const at = ([lng, lat]: LngLat): [Micro, Micro] => [micro(lng), micro(lat)]

/** A city's streets, crossings, house numbers and named places, told apart from its ground. */
export function makeGazetteer(source: CitySource): GazetteerData {
  const numbers = new Map<string, number>()
  const street = ({ name }: RoadEdge): number | undefined => {
    if (name === undefined || name === '') return undefined
    const known = numbers.get(name) ?? numbers.size
    numbers.set(name, known)
    return known
  }
  const edges = source.edges.map((edge) => ({ ...edge, street: street(edge) }))
  const meeting: (typeof edges)[] = source.nodes.map(() => [])
  for (const edge of edges) {
    meeting[edge.from]!.push(edge)
    if (edge.to !== edge.from) meeting[edge.to]!.push(edge)
  }
  const bases = [...numbers.keys()].map(streetBase)
  const named = meeting.map((there) => [...new Set(there.flatMap((edge) => edge.street ?? []))])

  /** The first other street met when this one is followed beyond a node, past driveways and alleys; none at its end. */
  function crossed(edge: (typeof edges)[number], node: number, unlike?: number): number | undefined {
    const seen = new Set([edge])
    for (let here = edge; ; ) {
      const others = named[node]!.filter((each) => bases[each] !== bases[edge.street!])
      if (others.length > 0) return others.find((each) => unlike === undefined || bases[each] !== bases[unlike]) ?? others[0]
      const next = meeting[node]!.find((each) => each.street === edge.street && !seen.has(each))
      if (!next) return undefined
      seen.add((here = next))
      node = here.from === node ? here.to : here.from
    }
  }

  const pieces = edges.flatMap((edge): StreetPiece[] => {
    if (edge.street === undefined) return []
    const from = crossed(edge, edge.from)
    const to = crossed(edge, edge.to, from)
    return [{
      street: edge.street, line: lineOf(edge.line), ...(edge.numbers?.left ? { left: edge.numbers.left } : {}), ...(edge.numbers?.right ? { right: edge.numbers.right } : {}),
      ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }),
    }]
  })
  const crossings = named.flatMap((streets, node) => (streets.some((each) => bases[each] !== bases[streets[0]!]) ? [{ at: at(source.nodes[node]!), streets }] : []))
  const listed = new Set(source.namedPlaces.map(({ name }) => name))
  const parts = source.neighbourhoods.filter(({ name }) => !listed.has(name))
  return {
    version: GAZETTEER_VERSION, streets: [...numbers.keys()], pieces, crossings,
    places: [...source.namedPlaces, ...parts].map((place) => ({ name: place.name, at: at(place.at) })),
  }
}

function lineOf(line: readonly LngLat[]): Micro[] {
  const points = line.map(at)
  return points.flatMap(([lng, lat], i) => (i === 0 ? [lng, lat] : [lng - points[i - 1]![0], lat - points[i - 1]![1]]))
}
