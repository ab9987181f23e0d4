import { expect, test } from 'vitest'
import { makeGazetteer } from '../../server/pack/gazetteer/make-gazetteer.ts'
import { openGazetteer } from '../../server/pack/gazetteer/open-gazetteer.ts'
import { decodeRoads } from '../../shared/roads/decode-roads.ts'
import { encodeRoads } from '../../shared/roads/encode-roads.ts'
import { graphOf } from '../../shared/roads/graph-of.ts'
import { quickestWay } from '../../shared/roads/quickest-way.ts'
import { RoadNet } from '../../shared/roads/road-net.ts'
import { secondsToAll } from '../../shared/roads/seconds-to-all.ts'
import { madeTown } from '../kit/made-town.ts'
import { plainNearest, plainSeconds, plainSecondsFrom } from '../kit/plain-ways.ts'
import { randomFrom } from '../kit/random.ts'

const town = madeTown(7)
const file = encodeRoads(graphOf(town))
const net = new RoadNet(decodeRoads(file))

test('in the demo’s town a thousand ways take as long as a plain search says, from the file and back', () => {
  expect(file.length).toBeLessThan(600_000)
  const random = randomFrom(21)
  const [west, south, east, north] = town.bounds
  const anywhere = () => ({ lng: west + random() * (east - west), lat: south + random() * (north - south) })
  const froms = Array.from({ length: 40 }, anywhere).map((place) => ({ point: net.nearestJoined(place, 5_000)!, plain: plainNearest(town, place, (edge) => net.joined[edge] === 1) }))
  const tos = Array.from({ length: 25 }, anywhere).map((place) => ({ point: net.nearestJoined(place, 5_000)!, plain: plainNearest(town, place, (edge) => net.joined[edge] === 1) }))
  const seconds = froms.map(({ plain }) => plainSecondsFrom(town, plain))
  for (const to of tos) {
    const told = secondsToAll(net, to.point, froms.map(({ point }) => point))
    froms.forEach((from, i) => {
      const plain = plainSeconds(town, seconds[i]!, from.plain, to.plain)
      expect(plain).toBeLessThan(3_600)
      expect(Math.abs(told[i]! - plain)).toBeLessThan(0.1)
      expect(Math.abs(quickestWay(net, from.point, to.point)!.seconds - plain)).toBeLessThan(0.1)
    })
  }
})

test('every street of the town is found by its name, and a house in the middle of a block is read back as itself or its neighbour, but where two streets lie side by side', () => {
  const data = makeGazetteer(town)
  const gazetteer = openGazetteer(data)
  for (const name of data.streets) expect(gazetteer.search(name).map((each) => each.name)).toContain(name)
  const random = randomFrom(4)
  const numbered = data.pieces.filter(({ left }) => left && Math.abs(left[1] - left[0]) > 40)
  let elsewhere = 0
  for (let i = 0; i < 200; i++) {
    const { left, street } = numbered[Math.floor(random() * numbered.length)]!
    const number = left![0] + 2 * Math.trunc((left![1] - left![0]) / 4)
    const [house] = gazetteer.search(`${number} ${data.streets[street]!}`)
    expect(house).toMatchObject({ name: `${number} ${data.streets[street]!}`, kind: 'address' })
    const [, read, on] = /^near (\d+) ([^,]+)/.exec(gazetteer.reverse(house!)?.name ?? '') ?? []
    if (on !== data.streets[street]!) elsewhere++
    else expect(Math.abs(Number(read) - number)).toBeLessThanOrEqual(2)
  }
  expect(elsewhere).toBeLessThanOrEqual(4)
})

test('eight words that the town has never heard, or half heard, are looked for in a few milliseconds', () => {
  const data = makeGazetteer(town)
  const gazetteer = openGazetteer(data)
  const random = randomFrom(11)
  const any = <T>(list: readonly T[] | string): T => list[Math.floor(random() * list.length)] as T
  const word = () => Array.from({ length: 3 + Math.floor(random() * 8) }, () => any<string>('abcdefghijklmnopqrstuvwxyz')).join('')
  const heard = () => any<string>(any<string>(data.streets).split(' '))
  const spent = (text: string) => {
    const before = process.cpuUsage()
    gazetteer.search(text, { lng: -45, lat: 40 })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  for (const each of [word, () => (random() < 0.5 ? word() : heard())]) {
    for (let i = 0; i < 10; i++) spent(Array.from({ length: 8 }, each).join(' '))
    const ms = Array.from({ length: 60 }, () => spent(Array.from({ length: 8 }, each).join(' '))).sort((a, b) => a - b)
    // 2 and 5 ms at rest; the bound leaves room for what else the process does.
    expect(ms[30]).toBeLessThan(8)
    expect(ms[56]).toBeLessThan(16)
  }
})
