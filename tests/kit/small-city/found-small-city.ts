import { uuidv7 } from 'uuidv7'
import type { Actor } from '../../../shared/domain/actor.ts'
import type { Id } from '../../../shared/protocol/values.ts'
import type { City } from '../../../server/city/city.ts'
import { federalHolidays } from '../../../server/setup/federal-holidays.ts'
import { foundCity, giveAll, personActor } from '../../../server/setup/found-city.ts'
import type { Draft } from '../../../server/setup/starter-pack.ts'
import { SMALL_CITY_CREWS, SMALL_CITY_REQUESTS, type SmallCityRequest, type Story } from './small-city-requests.ts'
import { localDay } from '../../../server/demo/demo-zone.ts'
import { workingDays } from '../../../server/demo/working-days.ts'

const CENTER = { lng: -86.1297, lat: 40.0428 }
const METRES_A_DEGREE = 111_320
const SHIFT_BEGAN_MIN = 150

/** The point so many metres east and north of the centre; plenty exact for a town. */
const at = (east: number, north: number) => ({
  lng: Math.round((CENTER.lng + east / (METRES_A_DEGREE * Math.cos((CENTER.lat * Math.PI) / 180))) * 1e6) / 1e6,
  lat: Math.round((CENTER.lat + north / METRES_A_DEGREE) * 1e6) / 1e6,
})

/** Founds the city that tests know by heart, through its log, in the middle of a working day. */
export async function foundSmallCity(city: City, timeZone: string, adminId: string): Promise<Id[]> {
  const now = city.time.now()
  const actor = personActor(adminId, 'Alex Morgan', 'administrator')
  const { date, weekday } = localDay(now, timeZone)
  const crewIds = await foundCity(city.dispatcher, actor, {
    name: 'Fairhaven', timeZone, center: CENTER,
    calendar: { weekly: workingDays(weekday), holidays: federalHolidays(Number(date.slice(0, 4)) - 1, 4).filter((holiday) => holiday !== date) },
    crews: SMALL_CITY_CREWS.map(({ name, badge, skills }) => ({ name, badge, skills })),
  })
  const ago = (minutes: number) => new Date(Date.parse(now) - Math.round(minutes * 60_000)).toISOString()
  await giveAll(city.dispatcher, actor, [
    ...crewIds.map((crewId): Draft => ({ kind: 'StartShift', crewId, via: 'import', occurredAt: ago(SHIFT_BEGAN_MIN), endsAt: ago(-8 * 60) })),
    { kind: 'SetCrewStatus', crewId: crewIds[10]!, status: 'break', via: 'import', occurredAt: ago(12), reason: 'Lunch' },
    { kind: 'SetCrewStatus', crewId: crewIds[11]!, status: 'out-of-service', via: 'import', occurredAt: ago(95), reason: 'Flat tire' },
  ])
  const oldestFirst = SMALL_CITY_REQUESTS.toSorted((a, b) => b.received - a.received)
  for (const request of oldestFirst) await giveAll(city.dispatcher, actor, tell(request, crewIds, ago))
  await repeatReport(city, actor, ago(31))
  city.positions.take(SMALL_CITY_CREWS.map(({ east, north }, i) => ({ crewId: crewIds[i]!, ...at(east, north), at: now, accuracyM: 6, speedMps: 0 })))
  return crewIds
}

/** A request's life so far, as its facts' commands. */
function tell({ service, address, east, north, received, words, source = 'phone', caller, story }: SmallCityRequest, crewIds: readonly Id[], ago: (minutes: number) => string): Draft[] {
  const requestId = uuidv7()
  const stamp = (minutes: number) => ({ via: 'import' as const, occurredAt: ago(minutes) })
  let crewId = ''
  const steps = story.map((step): Draft => {
    if (step[0] === 'give') crewId = crewIds[step[2] - 1]!
    return { ...draftOf(step, requestId, crewId, ago), ...stamp(step[1]) } as Draft
  })
  return [
    {
      kind: 'ReceiveRequest', requestId, serviceCode: service, place: { ...at(east, north), address }, description: words, source,
      ...(caller ? { reporter: caller } : {}), ...stamp(received),
    },
    ...steps,
  ]
}

function draftOf(step: Story, requestId: Id, crewId: Id, ago: (minutes: number) => string): Draft {
  switch (step[0]) {
    case 'ack': return { kind: 'AcknowledgeRequest', requestId }
    case 'give': return { kind: 'AssignCrew', requestId, crewId }
    case 'accept': return { kind: 'AcceptAssignment', requestId, crewId }
    case 'go': return { kind: 'StartTravel', requestId, crewId }
    case 'arrive': return { kind: 'Arrive', requestId, crewId }
    case 'decline': return { kind: 'DeclineAssignment', requestId, crewId, reason: step[2] }
    case 'hold': return { kind: 'HoldRequest', requestId, reason: step[2], owner: step[3], wakeAt: ago(-step[4]) }
    case 'resume': return { kind: 'ResumeRequest', requestId }
    case 'note': return { kind: 'AddNote', requestId, text: step[2] }
  }
}

/** Two neighbours saw the same wires: one problem, three reports. */
async function repeatReport(city: City, actor: Actor, occurredAt: string): Promise<void> {
  const wires = [...city.keeper.board.requests.values()].find((request) => request.serviceCode === 'wires-down')
  if (!wires) return
  for (const words of ['Live wire on the sidewalk by the bakery.', 'Cable hanging, kids walk past here.']) {
    const requestId = uuidv7()
    const stamp = { via: 'import' as const, occurredAt }
    await giveAll(city.dispatcher, actor, [
      { kind: 'ReceiveRequest', requestId, serviceCode: 'wires-down', place: wires.place, description: words, source: 'phone', ...stamp },
      { kind: 'MergeRequests', requestId, intoRequestId: wires.id, ...stamp },
    ])
  }
}
