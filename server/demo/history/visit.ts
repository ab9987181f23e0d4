import { usualWorkMs } from '../../../shared/arrivals/usual-work.ts'
import type { Service } from '../../../shared/protocol/board.ts'
import type { CommandOf } from '../../../shared/protocol/commands.ts'
import type { Id } from '../../../shared/protocol/values.ts'
import { addRunning } from '../../../shared/domain/sla/calendar.ts'
import type { OpenHours } from '../../../shared/domain/sla/open-hours.ts'
import type { Dice } from '../dice.ts'
import type { CrewWords } from '../words/crews.ts'
import { instant, type Life } from './life.ts'
import { HOUR_MS, MINUTE_MS } from './month.ts'
import { isUrgent } from './pace.ts'

interface Visit {
  life: Life
  service: Service
  crewId: Id
  isFirst: boolean
  hours: OpenHours
  words: CrewWords
  dice: Dice
  hasResolveTarget: (serviceCode: string) => boolean
}

/** The crew leaves at `leftMs`; what the desk does later keeps no truck. */
type Ended = { leftMs: number } & ({ endedMs: number; againMs?: undefined } | { againMs: number; endedMs?: undefined })

/** Work at the place, from the arrival that was told last: over and done with, or another visit from `againMs` on. */
export function endVisit(visit: Visit): Ended {
  const { life, service, crewId, isFirst, hours, words, dice } = visit
  const arrivedMs = life.lastMs
  const chance = dice.next()
  const isBrief = isFirst && chance < 0.07
  const lengthMs = dice.takes(usualWorkMs(service.code, service.priority), 0.4) * (isBrief ? 0.25 : 1)
  const proof = proofOf(life, dice)
  const resolve = (more: Omit<CommandOf<'ResolveRequest'>, 'kind' | 'commandId' | 'requestId' | 'crewId' | 'proof'>) => {
    life.act(arrivedMs + lengthMs, { kind: 'ResolveRequest', crewId, proof, ...more })
    return closed(visit)
  }
  if (isBrief && chance < 0.04) return resolve({ outcome: 'not-found', note: words.notFound() })
  const to = isBrief ? words.notOursTo(service.code) : undefined
  if (to !== undefined) return resolve({ outcome: 'not-ours', to, note: 'Told them by phone.' })

  if (dice.isUnder(0.3)) life.act(arrivedMs + lengthMs * dice.between(0.1, 0.25), { kind: 'AddNote', text: words.note(service.code) })
  const safe = words.madeSafe(service.code)
  if (isFirst && safe !== undefined) {
    if (!visit.hasResolveTarget(service.code)) return resolve({ outcome: 'made-safe', note: safe })
    if (dice.isUnder(0.6)) life.act(arrivedMs + lengthMs * dice.between(0.3, 0.5), { kind: 'MakeSafe', crewId, note: safe })
    if (dice.isUnder(0.12)) return planned(visit, arrivedMs + lengthMs * 0.7, proof, safe)
  }
  const mayWait = isFirst && !isUrgent(service.priority)
  if (mayWait && chance < 0.1 && words.mayBePlanned(service.code)) return planned(visit, arrivedMs + lengthMs * 0.4, proof, words.note(service.code))
  const hold = (mayWait && chance < 0.14) || (isFirst && chance < 0.08) ? words.hold(service.code, ['parts', 'parts', 'equipment', 'other-body']) : undefined
  if (hold) return waits(visit, arrivedMs + lengthMs * 0.3, hold)
  const materials = words.materials(service.code)
  return resolve({ outcome: 'fixed', note: words.fixed(service.code), ...(materials ? { materials } : {}) })
}

/** Done for today; the rest has a date. */
function planned({ life, crewId, words, hours, dice, service, hasResolveTarget }: Visit, ms: number, proof: CommandOf<'ResolveRequest'>['proof'], note: string): Ended {
  const againMs = addRunning(hours, ms, dice.takes(service.priority === 'P1' ? 5 : 14, 0.5) * HOUR_MS)
  const outcome = words.madeSafe(service.code) !== undefined && hasResolveTarget(service.code) ? 'made-safe' : 'planned'
  life.act(ms, { kind: 'ResolveRequest', crewId, outcome, when: instant(againMs), proof, note })
  return { leftMs: life.lastMs, againMs: againMs + dice.between(2, 30) * MINUTE_MS }
}

/** Looked at, and not to be mended with what is on the truck. */
function waits({ life, crewId, words, hours, dice, service }: Visit, ms: number, hold: NonNullable<ReturnType<CrewWords['hold']>>): Ended {
  const wakeMs = isUrgent(service.priority) ? ms + dice.takes(3, 0.4) * HOUR_MS : addRunning(hours, ms + 6 * MINUTE_MS, dice.takes(10, 0.6) * HOUR_MS)
  life.act(ms, { kind: 'AddNote', text: words.note(service.code) })
  life.act(ms + 2 * MINUTE_MS, { kind: 'UnassignCrew', crewId })
  life.act(ms + 3 * MINUTE_MS, { kind: 'HoldRequest', ...hold, wakeAt: instant(wakeMs) })
  return { leftMs: life.lastMs, againMs: wakeMs + dice.between(2, 30) * MINUTE_MS }
}

/** Resolved: told to the caller, or closed by the city itself a day later; now and then it was not fixed after all. */
function closed({ life, service, isFirst, hours, words, dice }: Visit): Ended {
  const resolvedMs = life.lastMs
  const reason = isFirst && dice.isUnder(0.03) ? words.reopened(service.code) : undefined
  if (reason !== undefined) {
    life.act(resolvedMs + dice.between(2, 21) * HOUR_MS, { kind: 'ReopenRequest', reason })
    return { leftMs: resolvedMs, againMs: addRunning(hours, life.lastMs, dice.takes(1, 0.5) * HOUR_MS) }
  }
  const callsMs = addRunning(hours, resolvedMs, dice.takes(50, 0.8) * MINUTE_MS)
  if (dice.isUnder(0.4) && callsMs < resolvedMs + 22 * HOUR_MS) life.act(callsMs, { kind: 'CloseRequest', reason: words.closed() })
  return { leftMs: resolvedMs, endedMs: life.lastMs }
}

/** Where the truck stood, or a word why there is no better proof. */
function proofOf({ report: { place } }: Life, dice: Dice): CommandOf<'ResolveRequest'>['proof'] {
  if (dice.isUnder(0.25)) return { kind: 'reason', reason: dice.pick(['Camera wet', 'Seen by the foreman', 'Resident was there', 'Too dark for a picture']) }
  const lng = Math.round((place.lng + dice.normal() * 0.0002) * 1e6) / 1e6
  const lat = Math.round((place.lat + dice.normal() * 0.00015) * 1e6) / 1e6
  return { kind: 'position', position: { lng, lat, accuracyM: Math.round(dice.between(4, 14)) } }
}
