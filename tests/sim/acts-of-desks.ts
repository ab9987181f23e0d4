import type { ServiceRequest } from '../../shared/protocol/board.ts'
import { DECLINE_REASONS, HOLD_REASONS, OUTCOMES } from '../../shared/protocol/words.ts'
import { isOpen } from '../../shared/domain/requests.ts'
import { PLACE } from '../domain/city.ts'
import { FREE_TEXT } from '../../shared/domain/rules/blanking.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import { later, words, type View, type Wish } from './acts.ts'
import { MARKS } from './people.ts'

const MINUTE = 60_000

export function receiving(view: View, source: 'phone' | 'crew' | 'staff' = 'phone'): Wish | undefined {
  const { dice, board, name } = view
  const code = dice.pick([...board.services.keys()])
  if (code === undefined) return undefined
  const who = `${MARKS.reporter}${dice.whole(1, 1e6)}`
  return {
    kind: 'ReceiveRequest', requestId: name(), serviceCode: code, place: { ...PLACE, lng: PLACE.lng + dice.between(-0.01, 0.01) }, description: words(view), source,
    ...(source === 'phone' && dice.chance(0.6) ? { reporter: { name: `Rosa ${who}`, phone: `555 ${who}`, ...(dice.chance(0.5) ? { email: `rosa@example.org` } : {}) } } : {}),
    ...(dice.chance(0.2) ? { answers: { danger: words(view), depth: words(view) } } : {}),
  }
}

export const holding = (view: View, requestId: string): Wish => ({
  kind: 'HoldRequest', requestId, reason: view.dice.pick(HOLD_REASONS), owner: words(view), wakeAt: later(view, view.dice.draw([[3, 2], [2, 15], [1, 600]]) * MINUTE),
  ...(view.dice.chance(0.5) ? { note: words(view) } : {}),
})

export const resolving = (view: View, requestId: string): Wish => ({
  kind: 'ResolveRequest', requestId, outcome: view.dice.draw([[3, 'fixed' as const], [2, view.dice.pick(OUTCOMES)]]), to: words(view), when: later(view, view.dice.whole(3, 90) * MINUTE),
  proof: { kind: 'reason', reason: words(view) },
  ...(view.dice.chance(0.5) ? { note: words(view) } : {}),
  ...(view.dice.chance(0.3) ? { materials: [{ name: words(view), quantity: 2, unit: 'bags' }] } : {}),
})

const assigning = (view: View, requestId: string): Wish | undefined => {
  const crew = view.dice.pick([...view.board.crews.keys()])
  return crew === undefined ? undefined : {
    kind: 'AssignCrew', requestId, crewId: crew,
    ...(view.dice.chance(0.3) ? { index: view.dice.whole(0, 3) } : {}), ...(view.dice.chance(0.2) ? { role: 'assist' as const } : {}),
  }
}

/** What a desk does with a request, by where that stands. */
function about(request: ServiceRequest, view: View): Wish | undefined {
  const { dice, board } = view
  const { id: requestId } = request
  const give = (): Wish | undefined => assigning(view, requestId)
  const others = [...board.requests.values()].filter((other) => other.id !== requestId && isOpen(other))
  const correct = (): Wish => ({
    kind: 'CorrectRequest', requestId,
    ...dice.draw([[1, { description: words(view) }], [1, { serviceCode: dice.pick([...board.services.keys()]) }], [1, { place: { ...PLACE, lat: PLACE.lat + 0.001 } }]]),
  })
  const merge = (): Wish | undefined => (others.length === 0 ? undefined : { kind: 'MergeRequests', requestId, intoRequestId: dice.pick(others).id })
  const reopen = (): Wish => ({ kind: 'ReopenRequest', requestId, reason: words(view) })
  switch (request.status) {
    case 'received':
      return dice.draw<() => Wish | undefined>([[5, () => ({ kind: 'AcknowledgeRequest', requestId })], [3, give], [1, correct], [1, merge], [0.3, () => ({ kind: 'CancelRequest', requestId, reason: words(view) })]])()
    case 'acknowledged':
      return dice.draw<() => Wish | undefined>([[6, give], [1, () => holding(view, requestId)], [1, correct], [1, merge], [1, () => resolving(view, requestId)]])()
    case 'on-hold':
      return dice.draw<() => Wish | undefined>([[2, () => ({ kind: 'ResumeRequest', requestId })], [2, give], [1, correct]])()
    case 'resolved':
      return dice.draw<() => Wish>([[3, () => ({ kind: 'CloseRequest', requestId, reason: words(view) })], [1, reopen]])()
    case 'closed':
    case 'cancelled':
      return dice.chance(0.3) ? reopen() : undefined
    case 'merged':
      return dice.chance(0.4) ? { kind: 'UnmergeRequest', requestId } : undefined
    default:
      return dice.draw<() => Wish | undefined>([
        [2, () => ({ kind: 'UnassignCrew', requestId })], [2, give], [1, () => holding(view, requestId)], [1, () => ({ kind: 'Arrive', requestId, crewId: request.crewId })],
        [1, () => resolving(view, requestId)], [0.5, () => ({ kind: 'CancelRequest', requestId, reason: words(view) })], [0.5, merge], [0.5, correct],
      ])()
  }
}

/** Removing words that somebody wrote, of a record that came by lately. */
export function blanking(view: View): Wish | undefined {
  const texts = view.tail.slice(-40).flatMap((record) => (FREE_TEXT[record.kind] ?? []).filter((field) => holds(record, field)).map((field) => ({ record, field })))
  if (texts.length === 0) return undefined
  const { record, field } = view.dice.pick(texts)
  return { kind: 'BlankText', requestId: (record as { requestId: string }).requestId, seq: record.seq, field, reason: words(view) }
}
const holds = (record: LogRecord, field: string): boolean =>
  (record.kind === 'RequestResolved' && field === 'reason' ? record.proof : (record as Record<string, unknown>))?.[field as never] !== undefined

function crews(view: View): Wish | undefined {
  const { dice, board } = view
  const crew = dice.pick([...board.crews.values()])
  if (!crew) return undefined
  const crewId = crew.id
  return dice.draw<() => Wish>([
    [3, () => (crew.shift && dice.chance(0.2) ? { kind: 'EndShift', crewId } : { kind: 'StartShift', crewId, ...(dice.chance(0.5) ? { endsAt: later(view, dice.whole(1, 300) * MINUTE) } : {}) })],
    [1, () => ({ kind: 'SetCrewStatus', crewId, status: dice.pick(['available', 'break', 'out-of-service']), reason: words(view) })],
    [2, () => ({ kind: 'ReorderRun', crewId, requestIds: [...crew.run].sort(() => (dice.chance(0.5) ? 1 : -1)) })],
    [1, () => ({ kind: 'ChangeCrew', crewId, name: `Truck ${dice.whole(1, 99)}`, badge: crew.badge, skills: dice.chance(0.5) ? ['asphalt'] : [] })],
  ])()
}

/** A dispatcher's or supervisor's next act. */
export function desksWish(view: View): Wish | undefined {
  const { dice, board } = view
  if (!board.city) return undefined
  const open = [...board.requests.values()].filter(isOpen)
  const request = dice.pick(dice.chance(0.65) && open.length > 0 ? open : [...board.requests.values()])
  return dice.draw<() => Wish | undefined>([
    [open.length < 12 ? 5 : 1, () => receiving(view)],
    [12, () => request && about(request, view)],
    [1, () => request && { kind: 'AddNote', requestId: request.id, text: words(view) }],
    [2, () => crews(view)],
    [view.person.role === 'supervisor' ? 3 : 0.1, () => blanking(view)],
  ])()
}

export const declineReason = (view: View) => view.dice.pick(DECLINE_REASONS)
