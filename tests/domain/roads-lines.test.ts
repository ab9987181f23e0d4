import { describe, expect, test } from 'vitest'
import { distanceM } from '../../shared/domain/distance.ts'
import { lineMetres, pointAlong } from '../../shared/roads/along-line.ts'
import { graphOf } from '../../shared/roads/graph-of.ts'
import { RoadNet } from '../../shared/roads/road-net.ts'
import { roadPath } from '../../shared/roads/road-travel.ts'
import { straightTravel } from '../../shared/roads/straight-travel.ts'
import { at, smallTown } from '../kit/small-town.ts'

const net = new RoadNet(graphOf(smallTown()))
const placeAt = (eastM: number, northM: number) => ({ lng: at(eastM, northM)[0], lat: at(eastM, northM)[1] })
const corner = [at(0, 0), at(100, 0), at(100, 0), at(100, 50)]

describe('a truck on its line', () => {
  test('stands as many metres along as it has driven, heading where the line goes', () => {
    expect(lineMetres(corner)).toBeCloseTo(150, 0)
    const first = pointAlong(corner, 40)
    expect(distanceM(first, placeAt(40, 0))).toBeLessThan(0.1)
    expect(first.headingDeg).toBeCloseTo(90, 0)
    const second = pointAlong(corner, 125)
    expect(distanceM(second, placeAt(100, 25))).toBeLessThan(0.1)
    expect(second.headingDeg).toBeCloseTo(0, 0)
  })

  test('stays at the ends of a line that is too short for it', () => {
    expect(distanceM(pointAlong(corner, 1_000), placeAt(100, 50))).toBeLessThan(0.1)
    expect(distanceM(pointAlong(corner, -5), placeAt(0, 0))).toBeLessThan(0.1)
    expect(pointAlong([at(0, 0)], 10)).toEqual({ ...placeAt(0, 0), headingDeg: 0 })
  })

  test('goes round the corner from where it was seen to where it is seen, on the road alone', () => {
    const path = roadPath(net, placeAt(150, 308), placeAt(206, 350))!
    expect(distanceM({ lng: path[0]![0], lat: path[0]![1] }, placeAt(150, 300))).toBeLessThan(0.5)
    expect(lineMetres(path)).toBeCloseTo(100, 0)
    expect(roadPath(net, placeAt(150, 308), placeAt(400, -400))).toBeUndefined()
  })
})

describe('without roads', () => {
  test('a way is the straight line and three tenths more, at 40 km/h, and is said to be so', () => {
    const travel = straightTravel()
    const [here, there] = [placeAt(0, 0), placeAt(1_000, 0)]
    expect(travel.by).toBe('straight-line')
    expect(travel.secondsTo(there, [here, there])).toEqual([expect.closeTo(1_300 / 11, 0), 0])
    expect(travel.route(here, there)).toMatchObject({ metres: expect.closeTo(1_300, 0), line: [[here.lng, here.lat], [there.lng, there.lat]] })
  })
})
