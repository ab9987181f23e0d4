import { expect, test } from 'vitest'
import { Dice } from '../../server/demo/dice.ts'
import { openLives } from '../../server/demo/history/open-lives.ts'
import type { Opening } from '../../server/demo/history/opening.ts'
import { hauntsOf } from '../../server/demo/places/haunts.ts'
import { groundOn } from '../../server/demo/simulator/open-ground.ts'
import { CrewWords } from '../../server/demo/words/crews.ts'
import { Residents } from '../../server/demo/words/residents.ts'
import { smallLand } from './history-city.ts'

const working: Opening = { service: 'water-leak', received: 90, steps: [['ack', 85], ['give', 80, 1], ['accept', 78], ['arrive', 40]] }
const onItsWay: Opening = { service: 'sewer-backup', received: 60, steps: [['ack', 55], ['give', 50, 1], ['accept', 48], ['under-way', 0.5]] }
const over: Opening = { service: 'pothole', received: 300, steps: [['ack', 290], ['give', 280, 1], ['arrive', 250], ['resolve', 200]] }

test.each([['before', [onItsWay, working, over]], ['after', [over, working, onItsWay]]])('a truck at work stands at the curb of its place, also where it was sent elsewhere %s', (_, openings) => {
  const land = smallLand()
  const dice = new Dice(3)
  const haunts = hauntsOf(land, dice)
  const ground = groundOn(land.roads, haunts.yards)
  const parts = { nowMs: Date.UTC(2026, 10, 24, 14), haunts, ground, residents: new Residents(dice), words: new CrewWords(dice), dice: dice.of('opening'), crewIds: ['one'] }
  const { lives, standing } = openLives(parts, openings)
  const { place } = lives[openings.indexOf(working)]!.report
  const { lng, lat } = ground.curbAt(place)
  expect(standing).toEqual(new Map([[1, { lng, lat }]]))
  expect([lng, lat]).not.toEqual([place.lng, place.lat])
})
