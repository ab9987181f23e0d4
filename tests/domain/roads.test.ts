import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distanceM } from '../../shared/domain/distance.ts'
import { graphOf, type PlainRoads } from '../../shared/roads/graph-of.ts'
import { quickestWay } from '../../shared/roads/quickest-way.ts'
import { RoadNet } from '../../shared/roads/road-net.ts'
import { OFF_ROAD_MPS, roadTravel } from '../../shared/roads/road-travel.ts'
import { secondsToAll } from '../../shared/roads/seconds-to-all.ts'
import { plainNearest, plainSeconds, plainSecondsFrom } from '../kit/plain-ways.ts'
import { randomFrom } from '../kit/random.ts'
import { at, smallTown } from '../kit/small-town.ts'

type Place = { lng: number; lat: number }
const town = smallTown()
const net = new RoadNet(graphOf(town))
const travel = roadTravel(net)
const placeAt = (eastM: number, northM: number): Place => {
  const [lng, lat] = at(eastM, northM)
  return { lng, lat }
}

/** Roads drawn at random: a handful of places, edges between any of them, loops, twins and dead ends among them. */
const anyRoads: fc.Arbitrary<PlainRoads> = fc.integer({ min: 2, max: 14 }).chain((size) => {
  const spot = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })).map(([x, y]) => [-45 + x * 1e-4, 40 + y * 1e-4] as const)
  const node = fc.integer({ min: 0, max: size - 1 })
  return fc.record({
    nodes: fc.array(spot, { minLength: size, maxLength: size }),
    drawn: fc.array(fc.record({ from: node, to: node, bend: fc.option(spot), speedMps: fc.constantFrom(6, 11, 25), oneWay: fc.boolean() }), { minLength: 1, maxLength: 30 }),
  }).map(({ nodes, drawn }) => ({
    nodes,
    edges: drawn.map(({ from, to, bend, speedMps, oneWay }) => ({
      from, to, roadClass: 'residential', speedMps, oneWay, line: [nodes[from]!, ...(bend ? [bend] : []), nodes[to]!],
    })),
  }))
})
const anyPlace = fc.record({ lng: fc.integer({ min: -5, max: 65 }).map((x) => -45 + x * 1e-4 + 3e-6), lat: fc.integer({ min: -5, max: 65 }).map((y) => 40 + y * 1e-4 + 7e-6) })

describe('the quickest way', () => {
  test('whatever the roads, both searches tell the seconds that a plain one tells, and say alike where no road leads', () => {
    fc.assert(fc.property(anyRoads, fc.array(anyPlace, { minLength: 1, maxLength: 4 }), anyPlace, (roads, froms, to) => {
      const each = new RoadNet(graphOf(roads))
      const end = each.nearest(to, 50_000)!
      const starts = froms.map((from) => each.nearest(from, 50_000)!)
      const told = secondsToAll(each, end, starts)
      starts.forEach((start, i) => {
        const point = (point: typeof start) => ({ edge: point.edge, alongM: point.alongM, restM: each.graph.edgeLengthsM[point.edge]! - point.alongM, offM: point.offM })
        const plain = plainSeconds(roads, plainSecondsFrom(roads, point(start)), point(start), point(end))
        expect(told[i]).toBeCloseTo(plain, 2)
        expect(quickestWay(each, start, end)?.seconds ?? Infinity).toBeCloseTo(plain, 2)
      })
    }), { numRuns: 400 })
  })

  test('of a thousand pairs of places in a town, each takes as long as the plain search says', () => {
    const random = randomFrom(11)
    const anywhere = () => placeAt(-350 + random() * 1750, -60 + random() * 860)
    for (let round = 0; round < 40; round++) {
      const from = anywhere()
      const start = plainNearest(town, from, (edge) => net.joined[edge] === 1)
      const seconds = plainSecondsFrom(town, start)
      for (let i = 0; i < 25; i++) {
        const to = anywhere()
        const end = plainNearest(town, to, (edge) => net.joined[edge] === 1)
        const acrossM = distanceM(from, to)
        const walked = acrossM <= start.offM + end.offM ? acrossM / OFF_ROAD_MPS : undefined
        const plain = walked ?? plainSeconds(town, seconds, start, end) + (start.offM + end.offM) / OFF_ROAD_MPS
        expect(travel.route(from, to)!.seconds).toBeCloseTo(plain, 1)
        expect(travel.secondsTo(to, [from])[0]).toBeCloseTo(plain, 1)
      }
    }
  })

  test('every line begins at the crew, ends at the place and keeps to the roads; it is as long, and takes as long, as it says', () => {
    const random = randomFrom(5)
    for (let i = 0; i < 300; i++) {
      const [from, to] = [placeAt(random() * 1250, random() * 650), placeAt(random() * 1250, random() * 650)]
      const { line, metres, seconds } = travel.route(from, to)!
      expect(line[0]).toEqual([from.lng, from.lat])
      expect(line.at(-1)).toEqual([to.lng, to.lat])
      const spans = line.slice(1).map(([lng, lat], j) => {
        const [lng0, lat0] = line[j]!
        const road = net.nearest({ lng: (lng0 + lng) / 2, lat: (lat0 + lat) / 2 }, 5_000)!
        const isOff = j === 0 || j === line.length - 2
        if (!isOff) expect(road.offM).toBeLessThan(0.1)
        return { metres: distanceM({ lng: lng0, lat: lat0 }, { lng, lat }), mps: isOff ? OFF_ROAD_MPS : net.graph.edgeSpeedsMps[road.edge]! }
      })
      expect(spans.reduce((sum, each) => sum + each.metres, 0)).toBeCloseTo(metres, 0)
      expect(spans.reduce((sum, each) => sum + each.metres / each.mps, 0)).toBeCloseTo(seconds, 1)
    }
  })

  test('a street that runs east alone is driven east alone', () => {
    const [west, east] = [placeAt(120, 100), placeAt(180, 100)]
    expect(travel.route(west, east)!.metres).toBeCloseTo(60, 0)
    // Round the block: on to the next corner, up, back along Main or Cedar, and down.
    expect(travel.route(east, west)!.metres).toBeGreaterThan(300)
  })

  test('a crew that stands at the place is there, however far the road', () => {
    const yard = placeAt(150, 140)
    expect(travel.secondsTo(yard, [yard])).toEqual([0])
    expect(travel.route(yard, yard)).toMatchObject({ seconds: 0, metres: 0 })
  })

  test('off the road one goes slowly to it: the seconds grow with the yard', () => {
    const [near, deep] = travel.secondsTo(placeAt(850, 300), [placeAt(150, 310), placeAt(150, 330)])
    expect(deep! - near!).toBeCloseTo(20 / OFF_ROAD_MPS, 1)
  })

  test('out at sea no road leads anywhere', () => {
    const sea = { lng: -40, lat: 40 }
    expect(travel.route(sea, placeAt(0, 0))).toBeUndefined()
    expect(travel.secondsTo(placeAt(0, 0), [sea, placeAt(0, 0)])).toEqual([Infinity, 0])
    expect(travel.secondsTo(sea, [placeAt(0, 0)])).toEqual([Infinity])
  })

  test('nobody is sent onto a motorway that leads out of the picture and never back', () => {
    const out = net.nearest(placeAt(1300, 760), 50)!
    const roads = { ...town, edges: town.edges.map((each, i) => (i === out.edge ? { ...each, oneWay: true } : each)) }
    const cut = new RoadNet(graphOf(roads))
    expect(cut.nearest(placeAt(1300, 760), 50)!.edge).toBe(out.edge)
    expect(cut.nearestJoined(placeAt(1300, 760), 2_000)!.edge).not.toBe(out.edge)
    expect(roadTravel(cut).route(placeAt(1300, 740), placeAt(0, 0))).toBeDefined()
  })
})

describe('the nearest road', () => {
  test('is the one that lies nearest of all', () => {
    const random = randomFrom(3)
    for (let i = 0; i < 400; i++) {
      const place = placeAt(-400 + random() * 1800, -200 + random() * 1200)
      const [found, plain] = [net.nearest(place, 5_000)!, plainNearest(town, place)]
      expect(found.offM).toBeCloseTo(plain.offM, 1)
      if (found.edge === plain.edge) expect(found.alongM).toBeCloseTo(plain.alongM, 1)
      expect(distanceM(place, found)).toBeCloseTo(found.offM, 1)
    }
  })

  test('is none where none is near enough, and none of nowhere', () => {
    expect(net.nearest(placeAt(450, -100), 60)).toBeUndefined()
    expect(net.nearest(placeAt(450, -100), 101)).toBeDefined()
    expect(net.nearest({ lng: Number.NaN, lat: 40 }, 100)).toBeUndefined()
    expect(new RoadNet(graphOf({ nodes: [], edges: [] })).nearest(placeAt(0, 0), 1e6)).toBeUndefined()
  })
})
