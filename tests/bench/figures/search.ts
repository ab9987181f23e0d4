import type { CitySource } from '../../../server/pack/city-source.ts'
import { makeGazetteer } from '../../../server/pack/gazetteer/make-gazetteer.ts'
import { openGazetteer } from '../../../server/pack/gazetteer/open-gazetteer.ts'
import { randomFrom } from '../../kit/random.ts'
import type { Figure } from '../table.ts'

const QUESTIONS = 1_000

/** The slowest but ten of a thousand searches, as people write: whole, half typed, misspelt, two streets at once, eight words of nothing here. */
export function placeSearches(town: CitySource, times: number): Figure[] {
  const data = makeGazetteer(town)
  const gazetteer = openGazetteer(data)
  const random = randomFrom(7)
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const slip = (text: string) => {
    const at = 1 + Math.floor(random() * (text.length - 2))
    return any([text.slice(0, at) + text.slice(at + 1), text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2), text.slice(0, at) + 'e' + text.slice(at)])
  }
  const street = () => any(data.streets)
  const unheard = () => Array.from({ length: 8 }, () => Array.from({ length: 3 + Math.floor(random() * 8) }, () => any([...'abcdefghijklmnopqrstuvwxyz'])).join('')).join(' ')
  const texts = Array.from({ length: QUESTIONS }, () => {
    const house = `${100 + Math.floor(random() * 3_000)} ${street()}`
    return any([house, house.slice(0, 4 + Math.floor(random() * (house.length - 4))), slip(house), `${street()} & ${street()}`, `${slip(street())} and ${slip(street())}`, slip(any(data.places)?.name ?? street()), street().slice(0, 3), unheard()])
  })
  const [west, south, east, north] = town.bounds
  const values = Array.from({ length: times + 1 }, () => {
    const spent = texts.map((text) => {
      const near = { lng: west + random() * (east - west), lat: south + random() * (north - south) }
      const began = performance.now()
      gazetteer.search(text, near)
      return performance.now() - began
    })
    return spent.sort((a, b) => a - b)[QUESTIONS - 11]!
  })
  // The first round warms up.
  return [{ name: 'search for a place, 99th of a hundred', unit: 'ms', goal: 10, values: values.slice(1), about: `${data.streets.length} streets, ${data.places.length} places` }]
}
