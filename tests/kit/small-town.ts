import type { Area, CitySource, LandKind, LngLat, NumberRange, Ring, RoadClass, RoadEdge } from '../../server/pack/city-source.ts'

/**
 * A town small enough to know by heart: 1st St to 10th St run north, 100 m apart; seven named streets
 * run east, 100 m apart, Main St in the middle. Oak St lies just north of Main St. On a street that runs east, the block
 * between 4th and 5th has the 400s, even numbers north. A river in the east, with one bridge.
 * Metres here are east and north of the crossing of 1st St and Front St, the south-west corner of the grid.
 */
const ORIGIN = [-45.006, 39.9975] as const
const DEGREES_A_METRE_NORTH = 1 / 111_195
const DEGREES_A_METRE_EAST = DEGREES_A_METRE_NORTH / Math.cos((ORIGIN[1] * Math.PI) / 180)
const round = (degrees: number) => Math.round(degrees * 1e7) / 1e7

/** The place so many metres east and north of the crossing of 1st St and Front St. */
export const at = (eastM: number, northM: number): LngLat => [round(ORIGIN[0] + eastM * DEGREES_A_METRE_EAST), round(ORIGIN[1] + northM * DEGREES_A_METRE_NORTH)]

const BLOCK_M = 100
const NUMBERED = ['1st St', '2nd St', '3rd St', '4th St', '5th St', '6th St', '7th St', '8th St', '9th St', '10th St']
const NAMED = ['Front St', 'Elm St', 'Cedar St', 'Main St', 'Oak St', 'Maple St', 'Birch Ave']
const MAIN = 3
const SPEEDS_MPS: Record<RoadClass, number> = { motorway: 29, motorway_link: 15.6, primary: 20, secondary: 17.9, tertiary: 15.6, residential: 11.2, service: 6.7 }

const ring = (...corners: readonly (readonly [number, number])[]): Ring => [...corners, corners[0]!].map(([east, north]) => at(east, north))
const box = (west: number, south: number, east: number, north: number): Ring => ring([west, south], [east, south], [east, north], [west, north])

class Ground {
  readonly nodes: LngLat[] = []
  readonly edges: RoadEdge[] = []
  readonly #byPlace = new Map<string, number>()
  #strokes = 0

  #node(place: LngLat): number {
    const known = this.#byPlace.get(place.join())
    if (known !== undefined) return known
    this.#byPlace.set(place.join(), this.nodes.length)
    return this.nodes.push(place) - 1
  }

  /** One road through junctions; each leg may bend in between. */
  road(legs: readonly (readonly (readonly [number, number])[])[], roadClass: RoadClass, more: Partial<RoadEdge> = {}, ofLeg: (i: number) => Partial<RoadEdge> = () => ({})) {
    const stroke = this.#strokes++
    legs.forEach((points, i) => {
      const line = points.map(([east, north]) => at(east, north))
      this.edges.push({ from: this.#node(line[0]!), to: this.#node(line.at(-1)!), roadClass, speedMps: SPEEDS_MPS[roadClass], oneWay: false, line, stroke, ...more, ...ofLeg(i) })
    })
  }
}

/** From one hundred to the next, or a half of it. */
const block = (from: number, to = from + 1): { left: NumberRange; right: NumberRange } => ({ left: [from * 100 + 2, to * 100 - 2], right: [from * 100 + 1, to * 100 - 1] })
const steps = (count: number) => Array.from({ length: count }, (_, i) => i)

function roads(): Ground {
  const ground = new Ground()
  NAMED.forEach((name, row) => {
    const legs = steps(NUMBERED.length - 1).map((i) => [[i * BLOCK_M, row * BLOCK_M], [(i + 1) * BLOCK_M, row * BLOCK_M]] as const)
    const roadClass = row === MAIN ? 'primary' : row === 1 || row === 2 ? 'tertiary' : 'residential'
    // Elm St runs east alone and Cedar St west alone: its edges are drawn from east to west.
    const way = name === 'Cedar St' ? legs.map(([a, b]) => [b, a] as const).reverse() : legs
    const numbersAt = (i: number) => {
      const { left, right } = block(name === 'Cedar St' ? NUMBERED.length - 1 - i : i + 1)
      return name === 'Cedar St' ? { left: [right[1], right[0]] as const, right: [left[1], left[0]] as const } : { left, right }
    }
    ground.road(way, roadClass, { name, oneWay: name === 'Elm St' || name === 'Cedar St', ...(row === MAIN ? { ref: 'SR 38' } : {}) }, (i) => ({ numbers: numbersAt(i) }))
  })
  NUMBERED.forEach((name, column) => {
    // The alleys cross 4th, 5th and 6th St in the middle of a block.
    const halves = column >= 3 && column <= 5 ? [3, 4] : []
    const stops = [...NAMED.keys(), ...halves.map((row) => row + 0.5)].sort((a, b) => a - b)
    const legs = stops.slice(1).map((stop, i) => [[column * BLOCK_M, stops[i]! * BLOCK_M], [column * BLOCK_M, stop * BLOCK_M]] as const)
    ground.road(legs, column === 4 ? 'secondary' : 'residential', { name }, (i) => ({ numbers: block(stops[i]! + 1, stops[i + 1]! + 1) }))
  })
  // Over the river, and back at the turnaround beyond it.
  ground.road([[[900, 300], [960, 300]], [[960, 300], [1090, 300]], [[1090, 300], [1200, 300]]], 'primary', { name: 'Main St', ref: 'SR 38' }, (i) => (i === 1 ? { bridge: true } : { numbers: block(10 + i) }))
  ground.road([[[1200, 300], [1260, 330], [1290, 400], [1260, 470], [1200, 500], [1140, 470], [1200, 300]]], 'residential', { name: 'Harbor Loop', numbers: { left: [2, 60], right: [1, 61] } })
  ground.road([[[0, 200], [-60, 215], [-120, 205]]], 'residential', { name: 'Willow Ct', numbers: { left: [2, 14], right: [1, 15] } })
  for (const row of [3, 4]) ground.road(steps(2).map((i) => [[(i + 3) * BLOCK_M, row * BLOCK_M + 50], [(i + 4) * BLOCK_M, row * BLOCK_M + 50]] as const), 'service')
  ground.road([[[-300, 760], [400, 760]], [[400, 760], [1350, 760]]], 'motorway', { ref: 'I 14' })
  ground.road([[[400, 760], [420, 700], [400, 600]]], 'motorway_link')
  return ground
}

/** Houses face the streets that run east, four to a block and side; none where something larger stands. */
function buildings(): CitySource['buildings'] {
  const park = (column: number, row: number) => column === 6 && (row === 4 || row === 5)
  const houses = NAMED.flatMap((_, row) => steps(NUMBERED.length - 1).flatMap((column) => [1, -1].flatMap((side) => steps(4).map((lot) => {
    const [west, near] = [column * BLOCK_M + 10 + lot * 21, row * BLOCK_M + side * (row === MAIN ? 9 : 14)]
    const isShop = row === MAIN && column >= 2 && column <= 5
    const far = near + side * (isShop ? 22 : 11 + ((lot + column) % 3))
    return { kind: isShop ? 'shop' as const : 'house' as const, ring: box(west, Math.min(near, far), west + (isShop ? 21 : 12 + (lot % 2) * 3), Math.max(near, far)), inPark: park(column, side > 0 ? row : row - 1) }
  }))))
  return [
    ...houses.filter(({ inPark }) => !inPark).map(({ kind, ring }) => ({ kind, ring })),
    { kind: 'civic', ring: box(-180, 320, -120, 380) },
    { kind: 'industrial', ring: box(-190, 30, -90, 110) },
    { kind: 'apartments', ring: box(1180, 100, 1240, 125) },
  ]
}

const area = (kind: LandKind, outline: Ring, name?: string): Area<LandKind> => ({ kind, rings: [outline], ...(name ? { name } : {}) })

export function smallTown(): CitySource {
  const { nodes, edges } = roads()
  const [west, south] = at(-320, -150)
  const [east, north] = at(1360, 800)
  return {
    name: 'Smallville-on-Sea', center: at(450, 300), bounds: [west, south, east, north],
    boundary: [box(-300, -130, 1340, 780)], attribution: 'An invented town', nodes, edges,
    railways: [[at(-320, -60), at(300, -70), at(1360, -60)]],
    waters: [
      { kind: 'river', name: 'Alder River', rings: [ring([970, -150], [1060, -150], [1080, 300], [1060, 800], [970, 800], [985, 300])] },
      { kind: 'pond', rings: [ring([630, 430], [660, 425], [670, 450], [640, 460])] },
    ],
    streams: [{ name: 'Mill Creek', line: [at(1360, 640), at(1220, 620), at(1070, 640)] }],
    land: [
      area('park', box(605, 405, 695, 595), 'Heron Park'),
      area('school', box(-250, 310, -70, 400), 'Alder Elementary'),
      area('industrial', box(-280, -40, -60, 130)),
      area('farmland', box(1100, -120, 1330, 80)),
    ],
    buildings: buildings(),
    neighbourhoods: [{ name: 'Downtown', at: at(450, 350), rank: 1 }, { name: 'Riverside', at: at(1200, 400), rank: 2 }],
    namedPlaces: [
      { name: 'Heron Park', kind: 'park', at: at(650, 500) },
      { name: 'Alder Elementary', kind: 'school', at: at(-160, 350) },
      { name: 'Main Street Bridge', kind: 'bridge', at: at(1025, 300) },
      { name: 'Downtown', kind: 'neighbourhood', at: at(450, 350) },
      { name: 'Cannery', kind: 'industry', at: at(-140, 70) },
    ],
  }
}
