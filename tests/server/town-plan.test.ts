import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makePlan, type PlanEdge } from '../../server/demo/town/plan.ts'
import { TOWN_SEEDS } from '../kit/town-seeds.ts'
import { crossingsWithoutNode, cutOff, LOCAL_KINDS, roadsOver, sharpJunctions } from './town-faults.ts'

const isLocal = ({ kind }: PlanEdge) => LOCAL_KINDS.includes(kind)
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

describe.each(TOWN_SEEDS)('the ground and streets of town %i', (seed) => {
  const plan = makePlan(seed)

  test('every crossing can be driven to from every other, and back', () => {
    expect(plan.nodes.length).toBeGreaterThan(1500)
    expect(cutOff(plan)).toBe(0)
  })

  test('no road crosses another without a junction, but on a bridge', () => {
    expect(crossingsWithoutNode(plan)).toEqual([])
  })

  test('no local street runs over the river or a creek', () => {
    expect(roadsOver(plan, [plan.river.ring], isLocal)).toEqual([])
    expect(roadsOver(plan, plan.creeks, isLocal)).toEqual([])
  })

  test('no road at all runs through a pond', () => {
    expect(plan.ponds.length).toBeGreaterThan(3)
    expect(roadsOver(plan, plan.ponds, () => true)).toEqual([])
  })

  test('only a service way runs over land that is set aside', () => {
    const land = plan.land.filter(({ kind }) => kind !== 'farmland').map(({ ring }) => ring)
    expect(roadsOver(plan, land, ({ kind }) => kind !== 'drive')).toEqual([])
  })

  test('every bridge over the river is an arterial or the motorway', () => {
    const bridges = plan.edges.filter(({ bridge }) => bridge)
    expect(bridges.length).toBeGreaterThan(3)
    expect(bridges.filter(isLocal)).toEqual([])
  })

  test('no block on a street is too small for a house', () => {
    const onStreet = plan.blocks.filter(({ edges }) => edges.some((edge) => plan.edges[edge]!.roadClass !== 'service'))
    expect(onStreet.length).toBeGreaterThan(500)
    expect(onStreet.filter(({ areaM2 }) => areaM2 < 1200)).toEqual([])
  })

  test('no two roads leave a junction nearly the same way', () => {
    expect(sharpJunctions(plan, 26)).toEqual([])
  })

  test('every piece of road lies in one stroke, end to end with the next', () => {
    const seen = plan.edges.map(() => 0)
    for (const [index, { pieces }] of plan.strokes.entries()) {
      let at: number | undefined
      for (const { edge, forward } of pieces) {
        const { from, to, stroke } = plan.edges[edge]!
        expect(stroke).toBe(index)
        seen[edge]!++
        if (at !== undefined) expect(forward ? from : to).toBe(at)
        at = forward ? to : from
      }
    }
    expect(seen.every((times) => times === 1)).toBe(true)
  })

  test('there is an old town, a swinging 1950s, subdivisions with turning heads, a motorway with ramps', () => {
    const km = (isMeant: (edge: PlanEdge) => boolean) => plan.edges.filter(isMeant).reduce((sum, { lengthM }) => sum + lengthM, 0) / 1000
    expect(km(({ kind, zone }) => kind === 'street' && (zone === 'downtown' || zone === 'streetcar'))).toBeGreaterThan(20)
    expect(km(({ kind, zone }) => kind === 'street' && zone === 'fifties')).toBeGreaterThan(30)
    expect(km(({ zone, district }) => zone === 'nineties' && district >= 0)).toBeGreaterThan(40)
    expect(plan.edges.filter(({ kind }) => kind === 'court').length).toBeGreaterThan(60)
    expect(plan.edges.filter(({ kind }) => kind === 'ramp').length).toBeGreaterThanOrEqual(10)
  })

  test('the base streets cross in the middle, and house numbers can begin there', () => {
    const kindsAt = (node: number) => new Set(plan.edges.filter(({ from, to }) => from === node || to === node).map(({ kind }) => kind))
    const middle = plan.nodes.findIndex(([x, y]) => Math.hypot(x, y) < 6)
    expect([...kindsAt(middle)].sort()).toEqual(['main', 'meridian'])
  })

  test('what is built lies in the middle nine by seven kilometres', () => {
    for (const [x, y] of plan.limits) {
      expect(Math.abs(x)).toBeLessThan(4500)
      expect(Math.abs(y)).toBeLessThan(3500)
    }
  })

  if (seed === 7) test('the same seed makes the same town, to the last byte', () => {
    expect(hash(makePlan(seed))).toBe(hash(plan))
  })
})
