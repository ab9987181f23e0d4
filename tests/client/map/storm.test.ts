import { expect, it } from 'vitest'
import { FeatureIds } from '../../../client/map/live/feature-ids.ts'
import { foremostOf, MOST_SIGNS } from '../../../client/map/requests/foremost.ts'
import { RequestPins } from '../../../client/map/requests/request-pins.ts'
import { NOW, reading } from '../kit/requests.ts'

const view = { dense: true, glyphOf: () => 'pothole' }
const waiting = (number: number, minutes: number) => reading(number, 'breached', -1, { receivedAt: new Date(NOW - minutes * 60_000).toISOString() })
const given = (number: number, due: number) => reading(number, 'breached', due, { status: 'assigned', crewId: 'crew-7', assignments: [{ crewId: 'crew-7' }] })

it('what nobody was given and has waited longest stands first, then what is late with a crew, then what is at risk', () => {
  const all = [reading(1, 'at-risk', 5), reading(2, 'at-risk', 3), given(3, -40), waiting(4, 60), waiting(5, 90), reading(6, 'on-track', 1)]
  const rising = [1, 2, 3, 4].map((most) => [...foremostOf(all, most)])
  const order = ['request-5', 'request-4', 'request-3', 'request-2']
  expect(rising).toEqual(order.map((_, i) => order.slice(0, i + 1)))
  expect(foremostOf(all, 9).size).toBe(5)
})

it('in a storm thirty stand as signs and the rest in danger as marks', () => {
  const storm = Array.from({ length: 90 }, (_, n) => waiting(n + 1, n))
  const features = [...new RequestPins().of(storm, view, new FeatureIds(), NOW).values()]
  expect(features.filter(({ properties }) => Number(properties.size) > 0)).toHaveLength(MOST_SIGNS)
  expect(features.filter(({ properties }) => properties.mark === true)).toHaveLength(60)
})

it('when one of the foremost is done, the next in danger rises and no other pin is made anew', () => {
  const ids = new FeatureIds()
  const pins = new RequestPins()
  const storm = Array.from({ length: 40 }, (_, n) => waiting(n + 1, 100 - n))
  const first = pins.of(storm, view, ids, NOW)
  const next = pins.of(storm.slice(1), view, ids, NOW)
  const anew = [...next.values()].filter((feature) => first.get(feature.id) !== feature)
  expect(anew.map(({ id }) => ids.idOf(id))).toEqual(['request-31'])
  expect(anew[0]!.properties.size).toBe(34)
})
