import { describe, expect, it } from 'vitest'
import { crewFeatures, type CrewMark } from '../../../client/map/crews/crew-features.ts'
import { CrewMotion } from '../../../client/map/crews/crew-motion.ts'
import { legPath } from '../../../client/map/crews/leg-path.ts'
import { FeatureIds } from '../../../client/map/live/feature-ids.ts'
import type { LngLat } from '../../../client/map/metres.ts'
import { distanceM } from '../../../shared/domain/distance.ts'
import type { Position } from '../../../shared/protocol/board.ts'
import { graphOf } from '../../../shared/roads/graph-of.ts'
import { RoadNet } from '../../../shared/roads/road-net.ts'
import { at, smallTown } from '../../kit/small-town.ts'

const net = new RoadNet(graphOf(smallTown()))
const T0 = Date.parse('2026-11-24T19:00:00.000Z')
const fix = (seconds: number, [lng, lat]: LngLat): ReadonlyMap<string, Position> => new Map([['t7', { crewId: 't7', lng, lat, at: new Date(T0 + seconds * 1000).toISOString() }]])
const apartM = (a: LngLat, b: LngLat) => distanceM({ lng: a[0], lat: a[1] }, { lng: b[0], lat: b[1] })

/** From Maple St, by 3rd St, to the corner of Main St: 10 s of driving seen in two fixes that are each some metres off. */
function aroundTheCorner(): CrewMotion {
  const motion = new CrewMotion()
  motion.take(fix(0, at(204, 370)), T0, false, net)
  motion.take(fix(10, at(260, 293)), T0 + 10_000, false, net)
  return motion
}

describe('a truck between two fixes', () => {
  it('is drawn on the road, though its receiver is beside it', () => {
    const motion = new CrewMotion()
    motion.take(fix(0, at(204, 370)), T0, false, net)
    expect(apartM(motion.at('t7', T0)!.at, at(200, 370))).toBeLessThan(0.5)
  })
  it('turns the corner with the street and its arrow, and cuts no block', () => {
    const motion = aroundTheCorner()
    // 70 m south along 3rd St, then 60 m east along Main St.
    const [before, after] = [motion.at('t7', T0 + 12_000)!, motion.at('t7', T0 + 18_000)!]
    expect(apartM(before.at, at(200, 344))).toBeLessThan(1)
    expect(before.heading).toBeCloseTo(180, 0)
    expect(apartM(after.at, at(234, 300))).toBeLessThan(1)
    expect(after.heading).toBeCloseTo(90, 0)
    expect(apartM(motion.at('t7', T0 + 20_000)!.at, at(260, 300))).toBeLessThan(0.5)
  })
  it('goes straight where the road would be a long way round', () => {
    // Across the river, where there is no bridge.
    const path = legPath(at(900, 600), at(1_200, 500), 10, net)
    expect(path).toHaveLength(2)
    // Against a one-way street the next block is three blocks away.
    expect(legPath(at(520, 100), at(480, 100), 10, net)).toHaveLength(2)
  })
  it('that stands in a yard is left there', () => {
    const yard = at(250, 760 + 60)
    const motion = new CrewMotion()
    motion.take(fix(0, yard), T0, false, net)
    expect(motion.at('t7', T0)!.at).toEqual(yard)
  })
  it('that trembles where it stands has no direction of its own', () => {
    const motion = new CrewMotion()
    motion.take(fix(0, at(204, 370)), T0, false, net)
    motion.take(fix(10, at(203, 374)), T0 + 10_000, false, net)
    expect(motion.at('t7', T0 + 15_000)!.heading).toBeUndefined()
  })
  it('is put where it is when motion is unwanted, and still on the road', () => {
    const motion = new CrewMotion()
    motion.take(fix(0, at(204, 370)), T0, true, net)
    motion.take(fix(10, at(260, 293)), T0 + 10_000, true, net)
    expect(apartM(motion.at('t7', T0 + 10_000)!.at, at(260, 300))).toBeLessThan(0.5)
    expect(motion.isMoving(T0 + 10_001)).toBe(false)
  })
})

it('an arrow is turned as the road leads, and is the same feature until it turns', () => {
  const mark: CrewMark = { crewId: 't7', width: 26, height: 22, position: [...fix(0, at(0, 0)).values()][0]!, properties: { icon: 'badge', arrow: 'arrow/filled', heading: 12 } }
  const ids = new FeatureIds()
  const drawn = (heading: number | undefined) => () => ({ at: at(0, 0), heading })
  const first = crewFeatures([mark], drawn(181), ids, new Map())
  expect([...first.values()][0]!.properties.heading).toBe(180)
  expect([...crewFeatures([mark], drawn(180.4), ids, first).values()][0]).toBe([...first.values()][0])
  expect([...crewFeatures([mark], drawn(undefined), ids, first).values()][0]!.properties.heading).toBe(12)
})
