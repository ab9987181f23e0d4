import { assignmentOf } from '../../shared/domain/requests.ts'
import { declineReason, holding, receiving, resolving } from './acts-of-desks.ts'
import { words, type View, type Wish } from './acts.ts'

const MINUTE = 60_000

/** A crew member's next act, some of them told later than done. */
export function crewsWish(view: View): Wish | undefined {
  const { dice, board, person, nowMs } = view
  const { crewId } = person
  const crew = board.crews.get(crewId ?? '')
  if (!crew || crewId === undefined) return undefined
  const own = [...board.requests.values()].filter((request) => assignmentOf(request, crewId))
  const request = dice.pick(own)
  const wish = dice.draw<() => Wish | undefined>([
    [crew.shift ? 0.2 : 4, () => ({ kind: crew.shift ? 'EndShift' : 'StartShift', crewId })],
    [request ? 12 : 0, () => step(view, request!.id, crewId)],
    [request ? 1 : 0, () => ({ kind: 'AddNote', requestId: request!.id, text: words(view) })],
    [0.5, () => (crew.help ? { kind: 'ClearHelp', crewId } : { kind: 'CallForHelp', crewId, ...(request ? { requestId: request.id } : {}) })],
    [0.5, () => ({ kind: 'SetCrewStatus', crewId, status: dice.pick(['available', 'break']), reason: words(view) })],
    [0.5, () => receiving(view, 'crew')],
  ])()
  return wish && dice.chance(0.15) ? { ...wish, occurredAt: new Date(nowMs - dice.whole(-2, 20) * MINUTE).toISOString() } : wish
}

function step(view: View, requestId: string, crewId: string): Wish | undefined {
  const request = view.board.requests.get(requestId)!
  const { acceptedAt, enRouteAt, arrivedAt } = assignmentOf(request, crewId)!
  const here = { requestId, crewId }
  if (arrivedAt) {
    return view.dice.draw<() => Wish>([
      [5, () => resolving(view, requestId)], [1, () => holding(view, requestId)], [request.madeSafeAt ? 0 : 2, () => ({ kind: 'MakeSafe', requestId, note: words(view) })],
    ])()
  }
  if (enRouteAt) return { kind: 'Arrive', ...here }
  if (acceptedAt) return { kind: 'StartTravel', ...here }
  return view.dice.draw<() => Wish>([[5, () => ({ kind: 'AcceptAssignment', ...here })], [1, () => ({ kind: 'StartTravel', ...here })], [1, () => ({ kind: 'DeclineAssignment', ...here, reason: declineReason(view) })]])()
}
