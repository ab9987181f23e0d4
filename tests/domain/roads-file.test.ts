import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeRoads } from '../../shared/roads/decode-roads.ts'
import { encodeRoads } from '../../shared/roads/encode-roads.ts'
import { graphOf } from '../../shared/roads/graph-of.ts'
import { ROAD_CLASS_ORDER } from '../../shared/roads/road-classes.ts'
import { NO_NAME } from '../../shared/roads/road-graph.ts'
import { RoadsFault } from '../../shared/roads/roads-fault.ts'
import { smallTown } from '../kit/small-town.ts'

const graph = graphOf(smallTown())
const file = encodeRoads(graph)

/** As many roads as a town has, all of two points but some. */
function manyRoads(edges: number) {
  const nodes = Array.from({ length: edges - 1_000 }, (_, i) => [-45 + (i % 150) * 1e-3, 40 + Math.floor(i / 150) * 1e-3] as const)
  return graphOf({
    nodes,
    edges: Array.from({ length: edges }, (_, i) => {
      const [from, to] = [i % nodes.length, (i * 7 + 1) % nodes.length]
      return { from, to, roadClass: 'residential', speedMps: 11, oneWay: i % 9 === 0, name: `${i % 800}th Street`, line: [nodes[from]!, ...(i % 10 === 0 ? [nodes[from]!] : []), nodes[to]!] }
    }),
  })
}

describe('the file of roads', () => {
  test('gives back the town it was written from, number for number', () => {
    expect(decodeRoads(file)).toEqual(graph)
  })

  test('keeps nodes at the ends of the earth, and more of them than sixteen bits count', () => {
    const nodes = Array.from({ length: 70_000 }, (_, i) => (i % 2 ? [179.9999999, 89.9] : [-180, -90]) as [number, number])
    const wide = graphOf({ nodes, edges: [{ from: 1, to: 69_998, roadClass: 'unheard-of', speedMps: 3.3, oneWay: true, line: [nodes[1]!, [0, 0], nodes[69_998]!] }] })
    expect(decodeRoads(encodeRoads(wide))).toEqual(wide)
    expect(wide.edgeNames[0]).toBe(NO_NAME)
    expect(ROAD_CLASS_ORDER[wide.edgeClasses[0]!]).toBe('service')
  })

  test('of a town of 21,000 pieces of road fits in 600 kB', () => {
    const town = manyRoads(21_000)
    const bytes = encodeRoads(town)
    expect(bytes.length).toBeLessThanOrEqual(600_000)
    expect(decodeRoads(bytes)).toEqual(town)
  })

  test('is read wherever its bytes lie', () => {
    const shifted = new Uint8Array(file.length + 3)
    shifted.set(file, 3)
    expect(decodeRoads(shifted.subarray(3))).toEqual(graph)
  })

  test('with any byte changed, or cut anywhere, is refused in one sentence', () => {
    fc.assert(fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const damaged = Uint8Array.from(file)
      damaged[at]! ^= by
      expect(() => decodeRoads(damaged)).toThrow(RoadsFault)
      expect(() => decodeRoads(file.subarray(0, at))).toThrow(RoadsFault)
    }))
  })

  test('says of another version which one it is, and of another file that it is another', () => {
    const later = Uint8Array.from(file)
    later[4] = 9
    expect(() => decodeRoads(later)).toThrow('The file of roads has version 9; this program reads version 1.')
    expect(() => decodeRoads(new Uint8Array(100))).toThrow('The file of roads is not a file of roads.')
  })

  test('numbers the classes of roads for ever as it did when the first file was written', () => {
    expect(ROAD_CLASS_ORDER).toEqual(['motorway', 'motorway_link', 'primary', 'secondary', 'tertiary', 'residential', 'service'])
  })
})
