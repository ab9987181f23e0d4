import { usualWorkMs } from '../../../../shared/arrivals/usual-work.ts'
import { distanceM } from '../../../../shared/domain/distance.ts'
import type { ServiceRequest } from '../../../../shared/protocol/board.ts'
import type { CommandOf } from '../../../../shared/protocol/commands.ts'
import type { HoldReason, Outcome } from '../../../../shared/protocol/words.ts'
import type { LngLat } from '../../../../shared/roads/travel.ts'
import type { Draft } from '../../../setup/starter-pack.ts'
import type { Dice } from '../../dice.ts'
import type { CrewWords } from '../../words/crews.ts'
import { HOUR, MINUTE } from './sight.ts'

/** What will be done at the place, and when. Drawn once, on arriving. */
export type WorkStep = { atMs: number } & (
  | { kind: 'note'; text: string }
  | { kind: 'safe'; note: string }
  | { kind: 'hold'; reason: HoldReason; owner: string; forMs: number }
  | { kind: 'resolve'; outcome: Outcome; why?: string; note?: string; to?: string; inMs?: number; materials?: CommandOf<'ResolveRequest'>['materials'] }
)
type Step<Kind extends WorkStep['kind']> = WorkStep extends infer S ? (S extends { kind: Kind } ? Omit<S, 'atMs'> : never) : never

/** Where a position proves nothing any more (`shared/domain`: 250 m), a reason must. */
const PROVES_M = 200

const FIRST_LOOK_MS = 5 * MINUTE
/** What may be gone by the time somebody comes. */
const VANISHES = new Set(['dead-animal', 'debris', 'missed-trash', 'street-flooding', 'signal-out', 'pothole', 'street-light', 'park-hazard', 'code-weeds', 'wires-down'])

interface Circumstances {
  request: ServiceRequest
  hasResolveTarget: boolean
  sinceMs: number
  nowMs: number
  haste: number
}

/** The whole of the work, from the first look to its end; what should have been over already ends soon. */
export function planWork({ request, hasResolveTarget, sinceMs, nowMs, haste }: Circumstances, words: CrewWords, dice: Dice): WorkStep[] {
  const { serviceCode } = request
  const safe = request.madeSafeAt === undefined ? words.madeSafe(serviceCode) : undefined
  const end = endingOf(request, { hasResolveTarget, safe, isFirstLook: nowMs - sinceMs < FIRST_LOOK_MS }, words, dice)
  const isBrief = end.kind === 'resolve' && (end.outcome === 'not-found' || end.outcome === 'not-ours')
  const length = dice.takes(usualWorkMs(serviceCode), 0.4) * (isBrief ? 0.25 : 1)
  const left = Math.max(length - (nowMs - sinceMs) * haste, dice.between(0.5, 4) * MINUTE) / haste
  const at = (share: number) => nowMs + left * share
  const steps: WorkStep[] = []
  if (!isBrief && dice.isUnder(0.3)) steps.push({ kind: 'note', text: words.note(serviceCode), atMs: at(dice.between(0.1, 0.5)) })
  if (!isBrief && safe !== undefined && dice.isUnder(0.6)) steps.push({ kind: 'safe', note: safe, atMs: at(dice.between(0.2, 0.4)) })
  return [...steps.sort((a, b) => a.atMs - b.atMs), { ...end, atMs: at(1) } as WorkStep]
}

type Ending = Step<'hold' | 'resolve'>
interface Found {
  hasResolveTarget: boolean
  safe: string | undefined
  /** Who has worked there for a while knows that there is something. */
  isFirstLook: boolean
}

/** How it ends: nearly always fixed. What the city cannot finish today gets a date. */
function endingOf({ serviceCode }: ServiceRequest, { hasResolveTarget, safe, isFirstLook }: Found, words: CrewWords, dice: Dice): Ending {
  const inMs = Math.round(dice.between(1, 5)) * 24 * HOUR
  const chance = dice.next()
  if (chance < 0.04 && isFirstLook && VANISHES.has(serviceCode)) return { kind: 'resolve', outcome: 'not-found', why: words.notFound() }
  const to = chance >= 0.04 && chance < 0.06 && isFirstLook ? words.notOursTo(serviceCode) : undefined
  if (to !== undefined) return { kind: 'resolve', outcome: 'not-ours', to, why: 'Not ours, told them by phone' }
  if (chance >= 0.06 && chance < 0.09 && words.mayBePlanned(serviceCode)) return { kind: 'resolve', outcome: 'planned', inMs, note: words.note(serviceCode) }
  if (chance >= 0.09 && chance < 0.13 && safe !== undefined) return { kind: 'resolve', outcome: 'made-safe', note: safe, ...(hasResolveTarget ? { inMs } : {}) }
  const hold = chance >= 0.13 && chance < 0.2 ? words.hold(serviceCode, ['parts', 'parts', 'other-body', 'weather', 'equipment']) : undefined
  if (hold) return { kind: 'hold', ...hold, forMs: dice.between(2, 20) * HOUR }
  const materials = words.materials(serviceCode)
  return { kind: 'resolve', outcome: 'fixed', note: words.fixed(serviceCode), ...(materials ? { materials } : {}) }
}

/** The step as it is given. A truck that stands out of sight of the place gives a reason for its proof. */
export function draftOf(step: WorkStep, request: ServiceRequest, crewId: string, nowMs: number, at: LngLat): Draft {
  const base = { requestId: request.id, via: 'tap' as const }
  const instant = (ms: number) => new Date(ms).toISOString()
  switch (step.kind) {
    case 'note': return { kind: 'AddNote', ...base, text: step.text }
    case 'safe': return { kind: 'MakeSafe', ...base, crewId, note: step.note }
    case 'hold': return { kind: 'HoldRequest', ...base, reason: step.reason, owner: step.owner, wakeAt: instant(nowMs + step.forMs) }
    case 'resolve': return {
      kind: 'ResolveRequest', ...base, crewId, outcome: step.outcome, proof: proofOf(step, request, at),
      ...(step.note === undefined ? {} : { note: step.note }),
      ...(step.materials === undefined ? {} : { materials: step.materials }),
      ...(step.to === undefined ? {} : { to: step.to }),
      ...(step.inMs === undefined ? {} : { when: instant(nowMs + step.inMs) }),
    }
  }
}

function proofOf({ why, note }: Extract<WorkStep, { kind: 'resolve' }>, request: ServiceRequest, at: LngLat): CommandOf<'ResolveRequest'>['proof'] {
  if (why !== undefined) return { kind: 'reason', reason: why }
  const isNear = distanceM(at, request.place) <= PROVES_M
  if (isNear) return { kind: 'position', position: { lng: at.lng, lat: at.lat, accuracyM: 6 } }
  return { kind: 'reason', reason: note ?? 'Done and checked on foot' }
}
