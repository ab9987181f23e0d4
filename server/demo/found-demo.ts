import type { Id } from '../../shared/protocol/values.ts'
import type { City } from '../city/city.ts'
import { federalHolidays } from '../setup/federal-holidays.ts'
import { foundCity, personActor } from '../setup/found-city.ts'
import { localDay } from './demo-zone.ts'
import { Dice } from './dice.ts'
import { DEMO_CREWS } from './history/crews.ts'
import { writeHistory } from './history/write-history.ts'
import { hauntsOf, scattered } from './places/haunts.ts'
import type { Land } from './places/land.ts'
import { groundOn, groundWithoutRoads } from './simulator/open-ground.ts'
import { TOWN_CENTER } from './town/ground/on-the-globe.ts'
import { workingDays } from './working-days.ts'

export interface DemoFounding {
  timeZone: string
  adminId: string
  seed: number
  /** Where the city lies; without it, its places are strewn over open water. */
  land: Land | undefined
  tell: (line: string) => void
}

/** Founds the demo city through its log: a month of history, and the middle of a working day. Returns the crews' ids, by badge. */
export async function foundDemo(city: City, { timeZone, adminId, seed, land, tell }: DemoFounding): Promise<Id[]> {
  const began = performance.now()
  const center = land?.center ?? { lng: TOWN_CENTER[0], lat: TOWN_CENTER[1] }
  const actor = personActor(adminId, 'Alex Morgan', 'administrator')
  const { date, weekday } = localDay(city.time.now(), timeZone)
  const crewIds = await foundCity(city.dispatcher, actor, {
    name: 'Fairhaven', timeZone, center,
    calendar: { weekly: workingDays(weekday), holidays: federalHolidays(Number(date.slice(0, 4)) - 1, 4).filter((holiday) => holiday !== date) },
    crews: DEMO_CREWS.map(({ n, name, skills, vehicle }) => ({ name, badge: String(n), skills, vehicle })),
  })
  const dice = new Dice(seed)
  const haunts = land ? hauntsOf(land, dice) : scattered(center, dice)
  const ground = land ? groundOn(land.roads, haunts.yards) : groundWithoutRoads(center, haunts.yards)
  const standing = await writeHistory({ city, actor, crewIds, haunts, ground, dice, tell })
  const now = city.time.now()
  city.positions.take(DEMO_CREWS.flatMap(({ n }) => {
    const crewId = crewIds[n - 1]!
    const { moving, ...at } = standing.get(n) ?? { ...ground.yardOf(n), moving: undefined }
    return city.keeper.board.crews.get(crewId)?.shift ? [{ crewId, lng: at.lng, lat: at.lat, at: now, accuracyM: 6, speedMps: 0, ...moving }] : []
  }))
  tell(`History and the open morning stand after ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  return crewIds
}
