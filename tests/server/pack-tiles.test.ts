import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { LngLat, RoadEdge } from '../../server/pack/city-source.ts'
import { basemap } from '../../server/pack/tiles/basemap.ts'
import { cutTiles, tilesIn } from '../../server/pack/tiles/cut-tiles.ts'
import { midline } from '../../server/pack/tiles/midline.ts'
import { chains } from '../../server/pack/tiles/road-lines.ts'
import { tilesMetadata } from '../../server/pack/tiles/tiles-metadata.ts'
import { readTile, type SeenFeature } from '../kit/read-tiles.ts'
import { at, smallTown } from '../kit/small-town.ts'

const town = smallTown()
const tiles = cutTiles(basemap(town), town.bounds)
const seenAt = (zoom: number) => tiles.filter(({ z }) => z === zoom).flatMap(readTile)
const zooms = [10, 11, 12, 13, 14, 15]
const of = (seen: SeenFeature[], words: Record<string, unknown>) => seen.filter((each) => Object.entries(words).every(([key, value]) => (key === 'layer' ? each.layer : each.words[key]) === value))
const positions = ({ geometry }: SeenFeature) => ('coordinates' in geometry ? (geometry.coordinates.flat(3) as number[]) : [])

describe('the tiles of a town', () => {
  test('cover its bounds at every zoom, and are whole numbers of tiles', () => {
    for (const zoom of zooms) expect(tiles.filter(({ z }) => z === zoom).map(({ x, y }) => `${x}/${y}`)).toEqual([...tilesIn(town.bounds, zoom)].map(({ x, y }) => `${x}/${y}`))
    expect([...tilesIn([-180, -85.05, 180, 85.05], 2)]).toHaveLength(16)
  })

  test('hold what the metadata says they hold, and no other layer or word', () => {
    const { vector_layers } = tilesMetadata(town)
    for (const zoom of zooms) {
      for (const { layer, words } of seenAt(zoom)) {
        const told = vector_layers.find(({ id }) => id === layer)!
        expect(told.minzoom).toBeLessThanOrEqual(zoom)
        expect(Object.keys(told.fields)).toEqual(expect.arrayContaining(Object.keys(words)))
      }
    }
    expect(new Set(seenAt(15).map(({ layer }) => layer))).toEqual(new Set(vector_layers.map(({ id }) => id)))
  })

  test('show a thing from the zoom it names, and never before', () => {
    const all = basemap(town)
    for (const zoom of zooms) {
      const seen = seenAt(zoom)
      expect(seen.every(({ words }) => (words.min_zoom as number) <= zoom)).toBe(true)
      for (const [layer, features] of Object.entries(all)) {
        const kinds = new Set(features.filter(({ properties }) => properties.min_zoom <= zoom).map(({ properties }) => properties.kind))
        expect(new Set(of(seen, { layer }).map(({ words }) => words.kind))).toEqual(kinds)
      }
    }
    const first = (words: Record<string, unknown>) => zooms.find((zoom) => of(seenAt(zoom), words).length > 0)
    expect([first({ kind_detail: 'service' }), first({ kind_detail: 'residential' }), first({ layer: 'buildings' }), first({ kind_detail: 'primary' })]).toEqual([14, 12, 13, 10])
  })

  test('carry a street as one line with its name, its number, its direction and its bridge', () => {
    const roads = basemap(town).roads
    const named = (name: string) => roads.filter(({ properties }) => properties.name === name)
    // Both reaches of Main St on land, and the bridge between them.
    expect(named('Main St').map(({ properties }) => [properties.kind, properties.kind_detail, properties.ref, properties.is_bridge])).toEqual(
      expect.arrayContaining([['major_road', 'primary', 'SR 38', undefined], ['major_road', 'primary', 'SR 38', true]]),
    )
    expect(named('Oak St')).toHaveLength(1)
    const [elm, cedar] = [named('Elm St')[0]!, named('Cedar St')[0]!].map(({ geometry, properties }) => ({ line: (geometry as GeoJSON.LineString).coordinates, oneway: properties.oneway }))
    expect([elm!.oneway, cedar!.oneway]).toEqual(['yes', 'yes'])
    expect(elm!.line.at(-1)![0]!).toBeGreaterThan(elm!.line[0]![0]!)
    expect(cedar!.line.at(-1)![0]!).toBeLessThan(cedar!.line[0]![0]!)
    expect(of(seenAt(15), { name: 'Oak St' })[0]!.words).not.toHaveProperty('oneway')
  })

  test('put a place where it is, to a hand’s breadth', () => {
    const [lng, lat] = at(650, 500)
    const [x, y] = positions(of(seenAt(15), { layer: 'pois', name: 'Heron Park' })[0]!)
    expect(Math.hypot((x! - lng) * 85_000, (y! - lat) * 111_000)).toBeLessThan(0.25)
  })

  test('lose no building: each by itself close up, and all of a kind as one farther out', () => {
    const outlines = (zoom: number) => tiles.filter(({ z }) => z === zoom).map((tile) => of(readTile(tile), { layer: 'buildings' }))
    for (const onTile of outlines(14)) expect(onTile.length).toBe(new Set(onTile.map(({ words }) => words.kind_detail)).size)
    const polygons = (zoom: number) => outlines(zoom).flat().reduce((sum, { geometry }) => sum + (geometry.type === 'MultiPolygon' ? geometry.coordinates.length : 1), 0)
    // Those that lie on an edge are on both tiles.
    for (const zoom of [13, 14, 15]) expect(polygons(zoom)).toBeGreaterThanOrEqual(town.buildings.length)
  })

  test('are the same to the last byte when cut again', () => {
    expect(cutTiles(basemap(smallTown()), town.bounds)).toEqual(tiles)
  })
})

describe('the pieces of a road', () => {
  const node = (n: number): LngLat => [n, n % 3]
  const pieces = fc.array(fc.record({ from: fc.nat(8), to: fc.nat(8), oneWay: fc.boolean() }), { minLength: 1, maxLength: 20 }).map((edges) => {
    // A stroke is of one kind: one-way or not.
    const oneWay = edges[0]!.oneWay
    return edges.map(({ from, to }, i) => ({ from, to, oneWay, line: [node(from), [i + 0.5, 0.25] as LngLat, node(to)] }) as unknown as RoadEdge)
  })

  property.prop([pieces])('are joined, each once, end to end, and a one-way street never turns round', (edges) => {
    const lines = chains(edges)
    const middles = lines.flatMap((line) => line.filter(([, lat]) => lat === 0.25).map(([lng]) => lng - 0.5))
    expect(middles.toSorted((a, b) => a - b)).toEqual(edges.map((_, i) => i))
    for (const line of lines) {
      for (let i = 1; i < line.length; i += 2) {
        const edge = edges[line[i]![0] - 0.5]!
        const ends = [line[i - 1], line[i + 1]]
        const ahead = [node(edge.from), node(edge.to)]
        if (edge.oneWay) expect(ends).toEqual(ahead)
        else expect([ahead, ahead.toReversed()]).toContainEqual(ends)
      }
    }
  })

  test('of one street make one line, in whatever order they are listed', () => {
    const row = [3, 1, 0, 2, 4].map((i) => ({ from: i, to: i + 1, oneWay: false, line: [node(i), node(i + 1)] }) as unknown as RoadEdge)
    expect(chains(row)).toEqual([[0, 1, 2, 3, 4, 5].map(node)])
  })
})

describe('the middle of a river', () => {
  test('runs between its banks from end to end, round its bends', () => {
    const bend = (t: number, off: number) => at(t * 3000, 200 * Math.sin(t * 6) + off)
    const banks = Array.from({ length: 61 }, (_, i) => i / 60)
    const ring = [...banks.map((t) => bend(t, -40)), ...banks.toReversed().map((t) => bend(t, 40))]
    const middle = midline([...ring, ring[0]!])!
    for (const [lng, lat] of middle) {
      const t = (lng - at(0, 0)[0]) / (at(3000, 0)[0] - at(0, 0)[0])
      expect(Math.abs(lat - bend(t, 0)[1]) * 111_195).toBeLessThan(40)
    }
    expect(Math.abs(middle[0]![0] - middle.at(-1)![0]) * 85_000).toBeGreaterThan(2_800)
  })

  test('is nowhere in a pond', () => {
    const pond = Array.from({ length: 12 }, (_, i) => at(50 * Math.cos(i / 2), 40 * Math.sin(i / 2)))
    expect(midline([...pond, pond[0]!])).toBeUndefined()
  })
})
