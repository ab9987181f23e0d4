import { clockBook } from '../../../shared/domain/board.ts'
import type { Actor } from '../../../shared/domain/actor.ts'
import { hoursOf as openHoursOf } from '../../../shared/domain/sla/calendar.ts'
import { zoneOf, type Zone } from '../../../shared/domain/sla/zone.ts'
import type { Id } from '../../../shared/protocol/values.ts'
import type { City } from '../../city/city.ts'
import { giveAll } from '../../setup/found-city.ts'
import { BUSINESS, type Draft } from '../../setup/starter-pack.ts'
import type { Dice } from '../dice.ts'
import type { Haunts } from '../places/haunts.ts'
import type { LocalTime } from '../simulator/crews/roster.ts'
import type { Ground } from '../simulator/ground.ts'
import { CrewWords } from '../words/crews.ts'
import { Residents } from '../words/residents.ts'
import { DEMO_CREWS } from './crews.ts'
import { CrewTime } from './crew-time.ts'
import { livesOf } from './desk.ts'
import { instant, type Life } from './life.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, reportsOf } from './month.ts'
import { reportAgain } from './neighbours.ts'
import { openLives, type Standing } from './open-lives.ts'
import { CREW_STATES } from './opening.ts'
import { openingShift, shiftsOf, type Shift } from './shifts.ts'

const DAYS = 30
/** Lives that are stored in one commit. */
const TOGETHER = 20
const SETTLING_MS = 20 * MINUTE_MS

export interface HistoryParts {
  city: City
  actor: Actor
  crewIds: readonly Id[]
  haunts: Haunts
  ground: Ground
  dice: Dice
  tell: (line: string) => void
}

/**
 * A month of the city's life and the morning on which the demo opens, as facts with the times at which they
 * happened. Returns where the trucks are now.
 */
export async function writeHistory({ city, actor, crewIds, haunts, ground, dice, tell }: HistoryParts): Promise<Map<number, Standing>> {
  const { board } = city.keeper
  const book = clockBook(board)
  const zone = zoneOf(book.timeZone)
  const hours = openHoursOf(book, BUSINESS)
  const nowMs = Date.parse(city.time.now())
  const localNow = zone.localOf(nowMs)
  const untilMs = Math.min(zone.instantOf(Math.floor(localNow / DAY_MS) * DAY_MS + 6 * HOUR_MS), nowMs - 4 * HOUR_MS)
  const fromMs = untilMs - DAYS * DAY_MS
  const isOpenDay = (localDayMs: number) => hours.isOpen(zone.instantOf(localDayMs + 12 * HOUR_MS))
  const residents = new Residents(dice)
  const words = new CrewWords(dice)

  const reports = reportsOf({ fromMs, untilMs, nowMs, codes: [...board.services.keys()], localTime: localTimes(zone.localOf.bind(zone), isOpenDay) }, haunts, residents, dice)
  const crews = DEMO_CREWS.map((crew) => new CrewTime(crew, ground.yardOf(crew.n), shiftsOf(crew.n, fromMs, untilMs, zone, isOpenDay)))
  const targets = new Set([...board.policies.values()].filter((policy) => policy.targets.resolve !== undefined).map(({ serviceCode }) => serviceCode))
  const past = livesOf(reports, {
    services: board.services, hasResolveTarget: (code) => targets.has(code), crews, idOf: ({ crew }) => crewIds[crew.n - 1]!,
    hours, travel: ground.travel, words, dice: dice.of('desk'), untilMs: untilMs - SETTLING_MS,
  })
  reportAgain(past, residents, dice.of('neighbours'))
  const { lives: open, standing } = openLives({ nowMs, haunts, residents, words, ground, dice: dice.of('opening'), crewIds })

  const lives = [...past, ...open].sort((a, b) => a.report.receivedMs - b.report.receivedMs)
  await give(city, actor, crews.flatMap(({ crew, shifts }) => workedShifts(crewIds[crew.n - 1]!, shifts, untilMs)))
  await give(city, actor, todaysShifts(crewIds, nowMs, zone))
  for (let i = 0; i < lives.length; i += TOGETHER) {
    if (i % 100 === 0) tell(`Writing a month of history … ${i} of ${lives.length}`)
    await Promise.all(lives.slice(i, i + TOGETHER).map((life) => give(city, actor, life.drafts())))
  }
  await give(city, actor, runsInOrder(city, open))
  return standing
}

const give = (city: City, actor: Actor, drafts: readonly Draft[]) => (drafts.length > 0 ? giveAll(city.dispatcher, actor, drafts) : Promise.resolve())

/** The week as the rhythm knows it: its Monday is the first day on which the office is open after it was closed. */
function localTimes(localOf: (ms: number) => number, isOpenDay: (localDayMs: number) => boolean): (ms: number) => LocalTime {
  return (ms) => {
    const local = localOf(ms)
    const day = Math.floor(local / DAY_MS) * DAY_MS
    const minute = Math.floor((local - day) / MINUTE_MS)
    if (!isOpenDay(day)) return { minute, weekday: isOpenDay(day + DAY_MS) ? 0 : 6 }
    const since = [1, 2, 3, 4].find((days) => !isOpenDay(day - days * DAY_MS)) ?? 5
    return { minute, weekday: since }
  }
}

function workedShifts(crewId: Id, shifts: readonly Shift[], untilMs: number): Draft[] {
  return shifts.filter(({ fromMs }) => fromMs < untilMs).flatMap(({ fromMs, toMs }): Draft[] => {
    // What was begun last thing is not told any more; it keeps nobody past the morning.
    const endsAt = instant(Math.min(toMs, untilMs + HOUR_MS / 2))
    return [
      { kind: 'StartShift', crewId, via: 'import', occurredAt: instant(fromMs), endsAt },
      { kind: 'EndShift', crewId, via: 'import', occurredAt: endsAt },
    ]
  })
}

function todaysShifts(crewIds: readonly Id[], nowMs: number, zone: Zone): Draft[] {
  const shifts = DEMO_CREWS.flatMap(({ n }): Draft[] => {
    const shift = openingShift(n, nowMs, zone)
    return shift ? [{ kind: 'StartShift', crewId: crewIds[n - 1]!, via: 'import', occurredAt: instant(shift.fromMs), endsAt: instant(shift.toMs) }] : []
  })
  return [
    ...shifts,
    ...CREW_STATES.map(({ n, status, since, reason }): Draft => ({
      kind: 'SetCrewStatus', crewId: crewIds[n - 1]!, status, reason, via: 'import', occurredAt: instant(nowMs - since * MINUTE_MS),
    })),
  ]
}

/** In each run, what was begun comes first, and then what was given first. */
function runsInOrder({ keeper: { board }, time }: City, open: readonly Life[]): Draft[] {
  const begun = ['on-scene', 'en-route', 'accepted', 'assigned']
  const ids = new Set(open.map(({ requestId }) => requestId))
  return [...board.crews.values()].flatMap(({ id, run }): Draft[] => {
    const rank = (requestId: Id) => begun.indexOf(board.requests.get(requestId)?.status ?? '')
    const sorted = run.filter((requestId) => ids.has(requestId)).toSorted((a, b) => rank(a) - rank(b))
    const isSame = sorted.length !== run.length || sorted.every((requestId, i) => requestId === run[i])
    return isSame ? [] : [{ kind: 'ReorderRun', crewId: id, requestIds: sorted, via: 'import', occurredAt: time.now() }]
  })
}
