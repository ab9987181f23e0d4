import { usualWorkMs } from '../../../shared/arrivals/usual-work.ts'
import type { Service } from '../../../shared/protocol/board.ts'
import type { Id } from '../../../shared/protocol/values.ts'
import { addRunning } from '../../../shared/domain/sla/calendar.ts'
import type { OpenHours } from '../../../shared/domain/sla/open-hours.ts'
import type { Travel } from '../../../shared/roads/travel.ts'
import type { Dice } from '../dice.ts'
import type { CrewWords } from '../words/crews.ts'
import { DECLINES } from '../words/reasons.ts'
import { crewsFor, DEMO_CREWS, type DemoCrew } from './crews.ts'
import type { CrewTime } from './crew-time.ts'
import { instant, Life } from './life.ts'
import { HOUR_MS, MINUTE_MS, type Report } from './month.ts'
import { acknowledgesMs, givesMs, isUrgent } from './pace.ts'
import { endVisit } from './visit.ts'

/** An urgent one waits for a free crew rather than standing so long in a run. */
const TOO_LONG_MS = 50 * MINUTE_MS
/** Lights, corners and looking for the number: driving takes longer than the road says. */
const DRIVING = 1.25
const STARTING_MS = MINUTE_MS

export interface DeskParts {
  services: ReadonlyMap<string, Service>
  /** Whose resolve target `made-safe` does not end. */
  hasResolveTarget: (serviceCode: string) => boolean
  crews: readonly CrewTime[]
  idOf: (crew: CrewTime) => Id
  hours: OpenHours
  travel: Travel
  words: CrewWords
  dice: Dice
  untilMs: number
}

/** One request on the desk's list: when it is next looked at, and for what. */
interface Case {
  ms: number
  life: Life
  service: Service
  /** Crews who gave it back. */
  refused: Set<CrewTime>
  isFirstVisit: boolean
}

/**
 * The desk and the crews through the month, as a simulation of single events: whatever comes next is done next,
 * each crew does one thing at a time, and what does not fit into a shift waits for another. Targets are
 * missed for the reasons for which they are missed. Only lives that ended in time are told.
 */
export function livesOf(reports: readonly Report[], parts: DeskParts): Life[] {
  const desk = new Desk(parts)
  return desk.run(reports)
}

class Desk {
  readonly #parts: DeskParts
  readonly #cases: Case[] = []

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  run(reports: readonly Report[]): Life[] {
    const lives = reports.flatMap((report) => this.#open(report) ?? [])
    for (;;) {
      const next = this.#earliest()
      if (!next) break
      this.#give(next)
    }
    return lives.filter(({ endedMs }) => endedMs !== undefined && endedMs < this.#parts.untilMs)
  }

  /** A few hundred at most: a walk is quicker than a heap would be to read. */
  #earliest(): Case | undefined {
    let best = -1
    for (let i = 0; i < this.#cases.length; i++) if (best < 0 || this.#cases[i]!.ms < this.#cases[best]!.ms) best = i
    const [found] = best < 0 ? [] : this.#cases.splice(best, 1)
    return found && found.ms < this.#parts.untilMs ? found : undefined
  }

  #open(report: Report): Life | undefined {
    const { services, hours, words, dice } = this.#parts
    const service = services.get(report.serviceCode)
    if (!service) return undefined
    const life = new Life(report)
    const urgent = isUrgent(service.priority)
    const later = (ms: number, length: number) => (urgent ? ms + length : addRunning(hours, ms, length))
    const acknowledgedMs = later(report.receivedMs, acknowledgesMs(service.priority, report.source, !hours.isOpen(report.receivedMs), dice))
    life.act(acknowledgedMs, { kind: 'AcknowledgeRequest' })
    if (dice.isUnder(0.03)) {
      life.act(later(acknowledgedMs, dice.takes(30, 0.7) * MINUTE_MS), { kind: 'CancelRequest', reason: words.cancelled(life.report.serviceCode) })
      life.endedMs = life.lastMs
      return life
    }
    const ms = later(acknowledgedMs, givesMs(service.code, service.priority, dice))
    this.#cases.push({ ms: urgent ? ms : this.#held(life, ms), life, service, refused: new Set(), isFirstVisit: true })
    return life
  }

  /** Now and then something has to come first: a key, a part, somebody else's work. */
  #held(life: Life, givenMs: number): number {
    const { hours, words, dice } = this.#parts
    const hold = dice.isUnder(0.1) ? words.hold(life.report.serviceCode, ['waiting-resident', 'parts', 'other-body', 'weather', 'crew-busy', 'equipment']) : undefined
    if (!hold) return givenMs
    const wakeMs = addRunning(hours, givenMs, dice.takes(hold.reason === 'crew-busy' ? 4 : 9, 0.6) * HOUR_MS)
    life.act(givenMs, { kind: 'HoldRequest', ...hold, wakeAt: instant(wakeMs) })
    const isEarly = dice.isUnder(0.4)
    if (isEarly) life.act(givenMs + (wakeMs - givenMs) * dice.between(0.3, 0.9), { kind: 'ResumeRequest' })
    return addRunning(hours, isEarly ? life.lastMs : wakeMs, dice.between(2, 40) * MINUTE_MS)
  }

  #give(one: Case): void {
    const { travel, dice, idOf, hours } = this.#parts
    const { life, service } = one
    const ms = Math.max(one.ms, life.lastMs)
    const urgent = isUrgent(service.priority)
    const right = this.#bestFor(one, ms, urgent, crewsFor(service, life.report.isStorm))
    // Where all who know wires are busy, anybody can cordon off.
    const isLate = service.code === 'wires-down' && life.report.isStorm && (!right || right.readyMs - ms > TOO_LONG_MS)
    const best = isLate ? this.#bestFor(one, ms, urgent, DEMO_CREWS) : right
    if (!best || (urgent && best.readyMs - ms > TOO_LONG_MS)) return this.#wait(one, best ? best.readyMs - 5 * MINUTE_MS : this.#nextMorning(ms))
    const { crew } = best
    const crewId = idOf(crew)
    life.act(ms, { kind: 'AssignCrew', crewId })
    const looksMs = ms + dice.takes(crew.isFreeAt(ms) ? 1.1 : 3, 0.6) * MINUTE_MS
    if (dice.isUnder(one.refused.size === 0 ? 0.035 : 0)) {
      life.act(looksMs + dice.between(1, 6) * MINUTE_MS, { kind: 'DeclineAssignment', crewId, reason: dice.pick(DECLINES) })
      one.refused.add(crew)
      return this.#wait(one, urgent ? life.lastMs + MINUTE_MS : addRunning(hours, life.lastMs, dice.between(2, 20) * MINUTE_MS))
    }
    life.act(looksMs, { kind: 'AcceptAssignment', crewId })
    const goesMs = Math.max(best.readyMs, life.lastMs) + dice.takes(2, 0.5) * MINUTE_MS
    const from = crew.placeAt(goesMs)
    life.act(goesMs, { kind: 'StartTravel', crewId })
    const [seconds = Infinity] = travel.secondsTo(life.report.place, [from])
    const arrivesMs = life.lastMs + drivingMs(seconds, dice)
    life.act(arrivesMs, { kind: 'Arrive', crewId })
    const visit = endVisit({ life, service, crewId, isFirst: one.isFirstVisit, ...this.#parts })
    crew.take(goesMs, visit.leftMs, life.report.place)
    if (visit.againMs !== undefined) this.#wait({ ...one, isFirstVisit: false, refused: new Set() }, visit.againMs)
    else life.endedMs = visit.endedMs
  }

  /** The crew that is there soonest. */
  #bestFor({ life, refused, service }: Case, ms: number, urgent: boolean, right: readonly DemoCrew[]): { crew: CrewTime; readyMs: number } | undefined {
    const { crews, travel, dice } = this.#parts
    const fit = new Set(right.map(({ n }) => n))
    const length = usualWorkMs(service.code) + 12 * MINUTE_MS
    const ready = crews.flatMap((crew) => {
      const readyMs = fit.has(crew.crew.n) && !refused.has(crew) ? crew.readyMs(ms, urgent, length, dice) : undefined
      return readyMs === undefined ? [] : [{ crew, readyMs }]
    })
    const seconds = travel.secondsTo(life.report.place, ready.map(({ crew, readyMs }) => crew.placeAt(readyMs)))
    const there = ready.map((each, i) => ({ ...each, thereMs: each.readyMs + seconds[i]! * 1000 }))
    return there.reduce<(typeof there)[number] | undefined>((best, each) => (best && best.thereMs <= each.thereMs ? best : each), undefined)
  }

  /** Looked at again then; never at the same moment twice. */
  #wait(one: Case, ms: number): void {
    this.#cases.push({ ...one, ms: Math.max(ms, one.ms + 3 * MINUTE_MS, one.life.lastMs) })
  }

  #nextMorning(ms: number): number {
    const { hours, dice } = this.#parts
    return addRunning(hours, hours.nextOpening(hours.isOpen(ms) ? hours.nextClosing(ms) : ms), dice.between(1, 60) * MINUTE_MS)
  }
}

const drivingMs = (seconds: number, dice: Dice): number => STARTING_MS + (Number.isFinite(seconds) ? seconds : 900) * 1000 * DRIVING * dice.takes(1, 0.12)
