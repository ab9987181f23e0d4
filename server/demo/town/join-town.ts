import type { Area, CitySource, LandKind, LngLat, RoadEdge, WaterKind } from '../../pack/city-source.ts'
import { onTheGlobe, TOWN_CENTER } from './ground/on-the-globe.ts'
import type { PlanLandKind, Point, TownPeople, TownPlan } from './plan.ts'

const line = (points: readonly Point[]): LngLat[] => points.map(onTheGlobe)

/** A map knows fewer kinds of land than a plan; flats stand on ground of no colour. */
const LAND_ON_MAP: Partial<Record<PlanLandKind, LandKind>> = { square: 'park' }

/** Ground and people as one city, in degrees. */
export function joinTown(plan: TownPlan, people: TownPeople): CitySource {
  const { west, south, east, north } = plan.extent
  const [[left, bottom], [right, top]] = [onTheGlobe([west, south]), onTheGlobe([east, north])]
  const nodes = line(plan.nodes)
  const edges = plan.edges.map((edge, index): RoadEdge => {
    const { name, numbers } = people.byEdge[index] ?? {}
    return {
      from: edge.from,
      to: edge.to,
      roadClass: edge.roadClass,
      speedMps: edge.speedMps,
      oneWay: edge.oneWay,
      ...(name === undefined ? {} : { name }),
      ...(edge.ref === undefined ? {} : { ref: edge.ref }),
      ...(edge.bridge ? { bridge: true } : {}),
      line: [nodes[edge.from]!, ...line(edge.line.slice(1, -1)), nodes[edge.to]!],
      stroke: edge.stroke,
      ...(numbers === undefined ? {} : { numbers }),
    }
  })
  const named = (name: string | undefined) => (name === undefined ? {} : { name })
  const waters: Area<WaterKind>[] = [
    { kind: 'river', rings: [line(plan.river.ring)], name: people.riverName },
    ...plan.ponds.map((ring, index): Area<WaterKind> => ({ kind: 'pond', rings: [line(ring)], ...named(people.byPond[index]) })),
  ]
  const land = plan.land.flatMap(({ kind, ring }, index): Area<LandKind>[] =>
    kind === 'apartments' ? [] : [{ kind: LAND_ON_MAP[kind] ?? (kind as LandKind), rings: [line(ring)], ...named(people.byLand[index]) }])
  return {
    name: 'Fairhaven',
    center: TOWN_CENTER,
    bounds: [left, bottom, right, top],
    boundary: [line(plan.limits)],
    attribution: 'Fairhaven, a town made of numbers',
    nodes,
    edges,
    railways: plan.rails.map(line),
    waters,
    streams: plan.creeks.map((creek, index) => ({ ...named(people.byCreek[index]), line: line(creek) })),
    land,
    buildings: people.buildings.map(({ kind, ring }) => ({ kind, ring: line(ring) })),
    neighbourhoods: people.neighbourhoods.map(({ name, at, rank }) => ({ name, at: onTheGlobe(at), rank })),
    namedPlaces: people.namedPlaces.map(({ name, kind, at }) => ({ name, kind, at: onTheGlobe(at) })),
  }
}
