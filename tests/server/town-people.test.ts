import { describe, expect, test } from 'vitest'
import { isInside } from '../../server/demo/town/ground/plane.ts'
import { peopleOf } from '../../server/demo/town/people/people-of.ts'
import { makePlan, type Point, type TownPeople, type TownPlan } from '../../server/demo/town/plan.ts'
import { isLong, TOWN_SEEDS } from '../kit/town-seeds.ts'

const NAMELESS = new Set(['ramp', 'alley', 'drive'])
const THROUGH = new Set(['main', 'meridian', 'section', 'collector', 'pike', 'river-road', 'rail-road', 'motorway'])
const withoutQuarter = (name: string) => name.replace(/^(North|South|East|West) (?=\S+ \S)/, '')

describe.each(TOWN_SEEDS)('the people of town %i', (seed) => {
  const plan = makePlan(seed)
  const people = peopleOf(plan)

  test('every road but alleys, ramps and service ways has a name, spelled in full', () => {
    const named = people.byEdge.map(({ name }, index) => ({ name, kind: plan.edges[index]!.kind }))
    expect(named.filter(({ name, kind }) => name === undefined && !NAMELESS.has(kind))).toEqual([])
    expect(named.filter(({ name, kind }) => name !== undefined && NAMELESS.has(kind))).toEqual([])
    expect(named.filter(({ name }) => name !== undefined && !/^[A-Z0-9][\w' -]* (Street|Avenue|Road|Drive|Lane|Court|Place|Circle|Cove|Way|Trail|Run|Trace|Boulevard|Parkway|Pike|Expressway)$/.test(name))).toEqual([])
  })

  test('no two streets apart from each other share a name', () => {
    expect(strangersOfOneName(plan, people)).toEqual([])
  })

  test('a house number occurs once on a street, in the whole town', () => {
    const spans = new Map<string, [number, number][]>()
    for (const { name, numbers } of people.byEdge)
      for (const range of [numbers?.left, numbers?.right]) {
        if (!range) continue
        expect(Math.abs(range[0] - range[1]) % 2).toBe(0)
        const key = `${name} ${range[0] % 2}`
        spans.set(key, [...(spans.get(key) ?? []), [Math.min(...range), Math.max(...range)]])
      }
    expect(spans.size).toBeGreaterThan(100)
    const twice = [...spans].filter(([, list]) => list.sort((a, b) => a[0] - b[0]).some(([low], n) => n > 0 && low <= list[n - 1]![1]))
    expect(twice.map(([key]) => key)).toEqual([])
  })

  test('odd and even numbers face each other across the street', () => {
    const both = people.byEdge.filter(({ numbers }) => numbers?.left && numbers.right)
    expect(both.length).toBeGreaterThan(500)
    expect(both.filter(({ numbers }) => numbers!.left![0] % 2 === numbers!.right![0] % 2)).toEqual([])
    expect(both.filter(({ numbers }) => Math.sign(numbers!.left![1] - numbers!.left![0]) * Math.sign(numbers!.right![1] - numbers!.right![0]) < 0)).toEqual([])
  })

  test('Main Street and the street across it begin at number 100 where they meet', () => {
    const nodesOf = (kind: string) => new Set(plan.edges.flatMap((edge) => (edge.kind === kind ? [edge.from, edge.to] : [])))
    const crossings = [...nodesOf('main')].filter((node) => nodesOf('meridian').has(node))
    expect(crossings.length).toBeGreaterThan(0)
    for (const kind of ['main', 'meridian']) {
      const there = plan.edges.flatMap((edge, index) => (edge.kind === kind && (crossings.includes(edge.from) || crossings.includes(edge.to)) ? [people.byEdge[index]!] : []))
      expect(there.length).toBeGreaterThan(0)
      // North and South, or East and West: each piece that leaves the crossing has a quarter of its own.
      expect(new Set(there.map(({ name }) => name)).size).toBe(there.length)
      for (const { numbers } of there) expect(Math.min(...(numbers?.left ?? []), ...(numbers?.right ?? []))).toBeLessThan(120)
    }
  })

  if (isLong || seed === 1 || seed === 7) test('no wall stands within 2.5 m of a centre line, in the water, or in another house', () => {
    const rings = people.buildings.map(({ ring }) => ring)
    expect(nearRoads(plan, rings, 2.5)).toEqual([])
    const waters = [plan.river.ring, ...plan.ponds]
    expect(rings.filter((ring) => ring.some((at) => waters.some((water) => boxOf(water, at) && isInside(water, at))))).toEqual([])
    expect(overlaps(rings)).toEqual([])
  })

  test('some 33,000 people live there', () => {
    const count = (kind: string) => people.buildings.filter((building) => building.kind === kind).length
    expect(people.buildings.length).toBeGreaterThan(13_000)
    expect(people.buildings.length).toBeLessThan(21_000)
    const living = count('house') * 2.5 + count('apartments') * 18
    expect(living).toBeGreaterThan(27_000)
    expect(living).toBeLessThan(39_000)
  })

  test('its parts and places have names, none twice', () => {
    const parts = people.neighbourhoods.map(({ name }) => name)
    expect(new Set(parts).size).toBe(parts.length)
    expect(parts).toContain('Downtown')
    const places = people.namedPlaces.map(({ name }) => name)
    expect(new Set(places).size).toBe(places.length)
    expect(places).toEqual(expect.arrayContaining(['City Hall', 'Fairhaven Public Library', 'Fire House 1']))
  })

  if (seed === 7) test('are the same each time, to the last bit', () => {
    expect(JSON.stringify(peopleOf(plan))).toBe(JSON.stringify(people))
  })
})

/** Local streets of one name that no chain of ends, 300 m apart at most, ties together; numbered streets keep their line through the whole grid. */
function strangersOfOneName(plan: TownPlan, people: TownPeople): string[] {
  const byName = new Map<string, Point[][]>()
  for (const { pieces, kind, closed } of plan.strokes) {
    const name = people.byEdge[pieces[0]!.edge]!.name
    if (name === undefined || THROUGH.has(kind) || /\d/.test(name) || name.endsWith('Front Street')) continue
    const [first, last] = [pieces[0]!, pieces.at(-1)!]
    const ends = [plan.edges[first.edge]!.line.at(first.forward ? 0 : -1)!, plan.edges[last.edge]!.line.at(last.forward ? -1 : 0)!]
    const key = withoutQuarter(name)
    byName.set(key, [...(byName.get(key) ?? []), closed ? [ends[0]!] : ends])
  }
  return [...byName].flatMap(([name, streets]) => {
    const tied = new Set([0])
    for (let grew = true; grew; ) {
      grew = false
      streets.forEach((street, n) => {
        if (tied.has(n) || ![...tied].some((other) => street.some((a) => streets[other]!.some((b) => Math.hypot(a[0] - b[0], a[1] - b[1]) < 300)))) return
        tied.add(n)
        grew = true
      })
    }
    return tied.size === streets.length ? [] : [name]
  })
}

type Ring = readonly Point[]
const boxOf = (ring: Ring, [x, y]: Point) => ring.some(([a]) => a <= x) && ring.some(([a]) => a >= x) && ring.some(([, b]) => b <= y) && ring.some(([, b]) => b >= y)
const CELL = 50
const cellsOf = (points: Ring, reach: number): number[] => {
  const cells: number[] = []
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  for (let i = Math.floor((Math.min(...xs) - reach) / CELL); i <= Math.floor((Math.max(...xs) + reach) / CELL); i++)
    for (let j = Math.floor((Math.min(...ys) - reach) / CELL); j <= Math.floor((Math.max(...ys) + reach) / CELL); j++) cells.push(i * 65_536 + j)
  return cells
}

function fromSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

function cross([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point, [dx, dy]: Point): boolean {
  const turn = (px: number, py: number, qx: number, qy: number, rx: number, ry: number) => Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px))
  return turn(ax, ay, bx, by, cx, cy) * turn(ax, ay, bx, by, dx, dy) < 0 && turn(cx, cy, dx, dy, ax, ay) * turn(cx, cy, dx, dy, bx, by) < 0
}

/** Buildings nearer to a centre line than so many metres, measured wall by wall. */
function nearRoads(plan: TownPlan, rings: readonly Ring[], within: number): number[] {
  const segments = new Map<number, [Point, Point][]>()
  for (const { line } of plan.edges)
    for (let n = 1; n < line.length; n++) {
      const segment: [Point, Point] = [line[n - 1]!, line[n]!]
      for (const cell of cellsOf(segment, within)) {
        const here = segments.get(cell)
        if (here) here.push(segment)
        else segments.set(cell, [segment])
      }
    }
  return rings.flatMap((ring, index) => {
    const near = new Set(cellsOf(ring, 0).flatMap((cell) => segments.get(cell) ?? []))
    for (const [a, b] of near)
      for (let n = 1; n < ring.length; n++) {
        const [p, q] = [ring[n - 1]!, ring[n]!]
        if (cross(a, b, p, q) || Math.min(fromSegment(p, a, b), fromSegment(a, p, q), fromSegment(b, p, q)) < within) return [index]
      }
    return []
  })
}

function boxesMeet(a: Ring, b: Ring): boolean {
  return ([0, 1] as const).every((axis) => a.some((p) => b.some((q) => p[axis] <= q[axis])) && a.some((p) => b.some((q) => p[axis] >= q[axis])))
}

function overlaps(rings: readonly Ring[]): [number, number][] {
  const cells = new Map<number, number[]>()
  const found: [number, number][] = []
  rings.forEach((ring, index) => {
    const met = new Set<number>()
    for (const cell of cellsOf(ring, 0)) {
      const here = cells.get(cell) ?? []
      for (const other of here) met.add(other)
      here.push(index)
      cells.set(cell, here)
    }
    for (const other of met) {
      const ours = ring
      const theirs = rings[other]!
      if (!boxesMeet(ours, theirs)) continue
      const isOver = theirs.some((at) => isInside(ours, at)) || ours.some((at) => isInside(theirs, at)) ||
        ours.some((a, n) => n > 0 && theirs.some((b, m) => m > 0 && cross(ours[n - 1]!, a, theirs[m - 1]!, b)))
      if (isOver) found.push([other, index])
    }
  })
  return found
}
