import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeGazetteer } from '../../server/pack/gazetteer/make-gazetteer.ts'
import { GazetteerFault, type GazetteerData } from '../../server/pack/gazetteer/gazetteer-data.ts'
import { openGazetteer } from '../../server/pack/gazetteer/open-gazetteer.ts'
import { slips } from '../../server/pack/gazetteer/spelling.ts'
import { distanceM } from '../../shared/domain/distance.ts'
import type { CitySource } from '../../server/pack/city-source.ts'
import { at, smallTown } from '../kit/small-town.ts'

const town = smallTown()
const data = JSON.parse(JSON.stringify(makeGazetteer(town))) as GazetteerData
const gazetteer = openGazetteer(data)
const placeAt = (eastM: number, northM: number) => ({ lng: at(eastM, northM)[0], lat: at(eastM, northM)[1] })
const said = (text: string, near?: { lng: number; lat: number }) => gazetteer.search(text, near).map(({ name, kind }) => `${kind}: ${name}`)

/** A town of streets that are easily taken for each other, each of one piece a kilometre long with the numbers 101 to 199. */
function streetsNamed(...names: string[]): ReturnType<typeof openGazetteer> {
  const nodes = names.flatMap((_, i) => [at(0, i * 500), at(1_000, i * 500)])
  const edges = names.map((name, i): CitySource['edges'][number] => ({
    from: 2 * i, to: 2 * i + 1, roadClass: 'residential', speedMps: 11, oneWay: false, stroke: i, name, line: [nodes[2 * i]!, nodes[2 * i + 1]!], numbers: { left: [102, 198], right: [101, 199] },
  }))
  return openGazetteer(makeGazetteer({ ...town, nodes, edges, namedPlaces: [], neighbourhoods: [] }))
}

describe('looking for a house', () => {
  test.each([
    '420 oak st', '420 Oak Street', '420 oak', ' 420  OAK  str. ', '420 oak st, apt 3', '420b oak st', '420-424 oak st', '420 oka st', '420 oak st #12', '420 oak street smallville',
    'near 420 Oak St, between 4th and 5th St',
  ])('"%s" is 420 Oak St', (text) => {
    expect(said(text)[0]).toBe('address: 420 Oak St')
  })

  test('it stands on its own side of its block, as far along as its number', () => {
    const [house] = gazetteer.search('420 oak st')
    // Even numbers are north of Oak St, which lies 400 m up; the 400s begin at 4th St, 300 m along.
    expect(distanceM(house!, placeAt(300 + (100 * 18) / 96, 410))).toBeLessThan(1)
    expect(distanceM(gazetteer.search('421 oak st')[0]!, placeAt(300 + (100 * 20) / 98, 390))).toBeLessThan(1)
  })

  test('half typed, the streets that have the number come first', () => {
    expect(said('420 o')[0]).toBe('address: 420 Oak St')
    expect(said('420 m')).toEqual(expect.arrayContaining(['address: 420 Main St', 'address: 420 Maple St']))
  })

  test('a number that no house has leads to the block next to it, and is no address', () => {
    expect(said('9999 oak st')).toEqual(['street: Oak St, 900 block'])
    expect(said('400 block of oak st')).toEqual(['street: Oak St, 400 block'])
    expect(distanceM(gazetteer.search('9999 oak st')[0]!, placeAt(850, 400))).toBeLessThan(2)
  })

  test('a street may be called as the language calls its own things', () => {
    expect(streetsNamed('Constructor Way', 'Oak Way').search('101 constructor').map(({ name }) => name)).toEqual(['101 Constructor Way'])
  })

  test.each(['420 okk stret', '420 oke street', 'please, behind 420 oak st', '420 oak st please', 'in front of 420 oak st', 'next to 420 oak st'])('"%s", heard or typed in haste, is 420 Oak St', (text) => {
    expect(said(text)[0]).toBe('address: 420 Oak St')
  })

  test('a wrong type of street is forgiven, a wrong ordinal is not', () => {
    expect(said('420 oak ave')).toEqual(['address: 420 Oak St'])
    expect(said('420 14th st')).toEqual([])
  })
})

describe('looking for a crossing', () => {
  test.each(['oak & 9th', 'oak and ninth', 'oak/9th', 'corner of oak and 9th st', 'the intersection of Oak St. and 9th', 'oak st at 9', 'oak @ 9th', 'oak near ninth', 'oak 9th', 'aok & 9th st'])(
    '"%s" is where Oak St meets 9th St', (text) => {
      expect(said(text)).toEqual(['crossing: Oak St & 9th St'])
      expect(distanceM(gazetteer.search(text)[0]!, placeAt(800, 400))).toBeLessThan(1)
    },
  )

  test('where East Main goes on as West Main the crossing is with the other street, and no stretch lies between a street and itself', () => {
    const nodes = [at(0, 0), at(100, 0), at(200, 0), at(100, 100), at(100, -100)]
    const road = (from: number, to: number, name: string): CitySource['edges'][number] => ({ from, to, name, roadClass: 'residential', speedMps: 11, oneWay: false, stroke: 0, line: [nodes[from]!, nodes[to]!], numbers: { left: [102, 198], right: [101, 199] } })
    const cross = openGazetteer(makeGazetteer({ ...town, nodes, edges: [road(1, 0, 'West Main Street'), road(1, 2, 'East Main Street'), road(1, 3, 'North Division Street'), road(1, 4, 'South Division Street')], namedPlaces: [], neighbourhoods: [] }))
    expect(cross.reverse(placeAt(100, 3))?.name).toBe('West Main Street & North Division Street')
    expect(cross.reverse(placeAt(50, 3))?.name).toMatch(/^near \d+ West Main Street, off North Division Street$/)
    expect(cross.search('main & main').every(({ kind }) => kind === 'street')).toBe(true)
    expect(cross.search('e main & n division')[0]).toMatchObject({ name: 'East Main Street & North Division Street', kind: 'crossing' })
  })

  test('one street and the word and: its crossings, the nearest to the view first', () => {
    expect(said('oak & ', placeAt(690, 420))[0]).toBe('crossing: Oak St & 8th St')
  })

  test('two streets that never meet are each told, as streets', () => {
    expect(said('oak & elm').sort()).toEqual(['street: Elm St', 'street: Oak St'])
  })

  test('between two others, a street is that stretch of it', () => {
    expect(said('oak between 4th and fifth')).toEqual(['street: Oak St, between 4th and 5th St'])
    expect(distanceM(gazetteer.search('oak btwn 5th & 4th')[0]!, placeAt(350, 400))).toBeLessThan(1)
  })
})

describe('looking for a street or a place', () => {
  test.each([
    ['fourth', 'street: 4th St'], ['nineth', 'street: 9th St'], ['4', 'street: 4th St'], ['9 st', 'street: 9th St'], ['mapel', 'street: Maple St'], ['harbour lp', 'street: Harbor Loop'], ['heron prk', 'place: Heron Park'],
    ['alder elem', 'place: Alder Elementary'], ['main st bridge', 'place: Main Street Bridge'], ['riverside', 'place: Riverside'], ['canery', 'place: Cannery'],
  ])('"%s" is %s', (text, first) => {
    expect(said(text)[0]).toBe(first)
  })

  test('what has nothing of the question is never an answer', () => {
    for (const text of ['zzz', 'zzz st', '777', '', '   ', '&', ' & ', '420', 'between and', 'x', 'null', '🦆']) expect(said(text)).toEqual([])
  })

  test.each(['behind the hospital', 'across from the hospital', 'next to the hospital', 'by the hospital please', 'a hospital'])('"%s" is the hospital, and not the chapel that shares its small words', (text) => {
    const places = openGazetteer(makeGazetteer({ ...town, namedPlaces: ['Chapel by the Sea', 'Fairhaven Hospital', 'First Church'].map((name, i) => ({ ...town.namedPlaces[0]!, name, at: at(i * 100, 0) })) }))
    expect(places.search(text)[0]?.name).toBe('Fairhaven Hospital')
    expect(places.search('<script>alert(1)</script>')).toEqual([])
    expect(places.search('1st church')[0]?.name).toBe('First Church')
  })

  test('a street named by a letter keeps it, and a number amid nonsense is no street', () => {
    const streets = streetsNamed('A Street', 'Avenue A', 'B Street', '1st Street', 'The Esplanade')
    const first = (text: string) => streets.search(text)[0]?.name
    expect(['a st', '121 a st', '121 avenue a', '1', '1st', 'the esplanade', '<script>alert(1)</script>'].map(first)).toEqual(['A Street', '121 A Street', '121 Avenue A', '1st Street', '1st Street', 'The Esplanade', undefined])
  })

  test('north and south, street and court are told apart, and either may be left out', () => {
    const streets = streetsNamed('North 4th Street', 'South 4th Street', 'North Street', 'Court Street', 'Oak Court', 'Oak Street', 'Mt. Vernon Pike', 'Twenty-First Avenue')
    const names = (text: string) => streets.search(text).map(({ name }) => name)
    expect(names('north 4th')[0]).toBe('North 4th Street')
    expect(names('s fourth st')[0]).toBe('South 4th Street')
    expect(names('4th st')).toEqual(['North 4th Street', 'South 4th Street'])
    expect(names('north st')[0]).toBe('North Street')
    expect(names('court')[0]).toBe('Court Street')
    expect(names('oak ct')[0]).toBe('Oak Court')
    expect(names('oak co')[0]).toBe('Oak Court')
    expect(names('mount vernon')).toEqual(['Mt. Vernon Pike'])
    expect(names('21st')).toEqual(['Twenty-First Avenue'])
    expect(names('121 N 4th')[0]).toBe('121 North 4th Street')
  })

  test('of streets alike the one in view comes first', () => {
    const streets = streetsNamed('Oak Court', 'Oak Drive', 'Oak Lane')
    for (const [i, name] of ['Oak Court', 'Oak Drive', 'Oak Lane'].entries()) expect(streets.search('oak', placeAt(500, i * 500))[0]!.name).toBe(name)
  })

  test('whatever is typed, the answers are a few, each once, in the town', () => {
    const [west, south, east, north] = town.bounds
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom('oak', '&', 'and', '420', 'st', 'n', '4th', 'bridge', 'o', 'between', 'zz'), { maxLength: 7 }).map((words) => words.join(' '))), (text) => {
      const found = gazetteer.search(text)
      expect(found.length).toBeLessThanOrEqual(8)
      expect(new Set(found.map(({ name }) => name)).size).toBe(found.length)
      for (const { lng, lat } of found) expect(lng >= west && lng <= east && lat >= south && lat <= north).toBe(true)
    }))
  })
})

describe('reading a place back', () => {
  test.each([
    [355, 408, 'near 454 Oak St, between 4th and 5th St'], [355, 391, 'near 455 Oak St, between 4th and 5th St'], [302, 403, 'Oak St & 4th St'], [1_265, 400, 'near 18 Harbor Loop, off Main St'],
    [-110, 209, 'near 13 Willow Ct, off Cedar St'], [650, -400, 'near Front St'],
  ])('%d m east and %d m north is %s', (east, north, name) => {
    expect(gazetteer.reverse(placeAt(east, north))?.name).toBe(name)
  })

  test('far from every street the place itself is told, and out at sea nothing', () => {
    const land = openGazetteer(makeGazetteer({ ...town, edges: town.edges.filter(({ name }) => name === 'Front St') }))
    expect(land.reverse(placeAt(650, 480))).toMatchObject({ name: 'near Heron Park', kind: 'place' })
    expect(gazetteer.reverse(placeAt(5_000, 5_000))).toBeUndefined()
  })

  test('every house that is found is read back as the house it is, or its neighbour', () => {
    for (const number of [104, 250, 333, 420, 555, 698, 801]) {
      const [house] = gazetteer.search(`${number} oak st`)
      const told = gazetteer.reverse(house!)!.name
      if (told.includes('&')) continue
      expect(Math.abs(Number(/near (\d+) Oak St/.exec(told)![1]) - number)).toBeLessThanOrEqual(2)
    }
  })
})

test('a gazetteer of another version, or one that contradicts itself, is refused in one sentence', () => {
  expect(() => openGazetteer({ ...data, version: 2 as 1 })).toThrow(new GazetteerFault('The gazetteer has version 2; this program reads version 1.'))
  expect(() => openGazetteer({ ...data, places: undefined as never })).toThrow('The gazetteer is damaged.')
  expect(() => openGazetteer({ ...data, pieces: [{ street: 999, line: [0, 0, 1, 1] }] })).toThrow('The gazetteer contradicts itself.')
  expect(() => openGazetteer(null as never)).toThrow(GazetteerFault)
})

test('slips are letters wrong, missing, too many or swapped', () => {
  expect([['oak', 'oka'], ['maple', 'mapl'], ['maple', 'mapple'], ['maple', 'meple'], ['maple', 'maple']].map(([a, b]) => slips(a!, b!, 2))).toEqual([1, 1, 1, 1, 0])
  expect(slips('abcdefgh', 'zyxwvuts', 2)).toBe(3)
  expect(slips('washin', 'washington', 1, true)).toBe(0)
})
