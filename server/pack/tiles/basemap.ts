import type { CitySource, LandKind, NamedPlace, WaterKind } from '../city-source.ts'
import { line, point, polygon, type Feature, type Layer } from './feature.ts'
import { midline } from './midline.ts'
import { roadLines } from './road-lines.ts'

const WATERS: Record<WaterKind, { kind: string; kind_detail: string }> = {
  river: { kind: 'water', kind_detail: 'river' },
  lake: { kind: 'lake', kind_detail: 'lake' },
  pond: { kind: 'water', kind_detail: 'lake' },
}
/** The larger beneath the smaller: a school stands in farmland, never the other way round. */
const LAND_RANKS: Record<LandKind, number> = { farmland: 1, wood: 2, commercial: 3, industrial: 3, golf_course: 4, hospital: 5, cemetery: 5, school: 5, park: 6 }
const POIS: Record<Exclude<NamedPlace['kind'], 'neighbourhood'>, { kind: string; from: number }> = {
  hospital: { kind: 'hospital', from: 13 }, park: { kind: 'park', from: 13 }, school: { kind: 'school', from: 14 }, cemetery: { kind: 'cemetery', from: 14 },
  civic: { kind: 'civic', from: 14 }, industry: { kind: 'industrial', from: 14 }, shop: { kind: 'shop', from: 15 }, bridge: { kind: 'bridge', from: 15 },
}

/** A city's ground as the layers of its map. */
export function basemap(city: CitySource): Record<Layer, Feature[]> {
  const [west, south, east, north] = city.bounds
  return {
    earth: [polygon([[[west, south], [east, south], [east, north], [west, north], [west, south]]], { kind: 'earth', min_zoom: 0 })],
    landuse: city.land.map(({ kind, rings }) => polygon(rings, { kind, min_zoom: kind === 'park' ? 10 : 11, sort_rank: LAND_RANKS[kind] })).sort(byRank),
    water: waters(city),
    buildings: city.buildings.map(({ kind, ring }) => polygon([ring], { kind: 'building', kind_detail: kind, min_zoom: 13 })),
    // Those that cross over everything come last: who draws in order, draws them on top.
    roads: roadLines(city).sort((a, b) => byRank(b, a)),
    boundaries: city.boundary.map((ring) => line(ring, { kind: 'locality', kind_detail: 8, min_zoom: 10 })),
    places: [
      point(city.center, { kind: 'locality', kind_detail: 'town', name: city.name, min_zoom: 8, sort_rank: 0 }),
      ...city.neighbourhoods.map(({ name, at, rank }) => point(at, { kind: 'neighbourhood', name, min_zoom: 10 + rank, sort_rank: rank })),
    ],
    pois: city.namedPlaces.flatMap(({ name, kind, at }) => (kind === 'neighbourhood' ? [] : [point(at, { kind: POIS[kind].kind, name, min_zoom: POIS[kind].from })])),
  }
}

const byRank = (a: Feature, b: Feature) => (a.properties.sort_rank ?? 0) - (b.properties.sort_rank ?? 0)

/** Surfaces without names; a river's name on a line along its middle, a lake's at its heart. */
function waters(city: CitySource): Feature[] {
  const surfaces = city.waters.map(({ kind, rings }) => polygon(rings, { ...WATERS[kind], min_zoom: kind === 'pond' ? 12 : 10 }))
  const names = city.waters.flatMap(({ kind, rings, name }) => {
    const along = name && kind === 'river' ? midline(rings[0]!) : undefined
    if (along) return [line(along, { kind: 'river', name: name!, min_zoom: 12 })]
    return name ? [point(heart(rings[0]!), { ...WATERS[kind], name, min_zoom: 13 })] : []
  })
  const streams = city.streams.map(({ name, line: along }) => line(along, { kind: 'stream', ...(name ? { name } : {}), min_zoom: 11 }))
  return [...surfaces, ...streams, ...names]
}

const heart = (ring: CitySource['boundary'][number]) => {
  const [west, east] = [Math.min(...ring.map(([lng]) => lng)), Math.max(...ring.map(([lng]) => lng))]
  const [south, north] = [Math.min(...ring.map(([, lat]) => lat)), Math.max(...ring.map(([, lat]) => lat))]
  return [(west + east) / 2, (south + north) / 2] as const
}
