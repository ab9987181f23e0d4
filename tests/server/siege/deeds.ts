import { uuidv7 } from 'uuidv7'
import type { Board } from '../../../shared/domain/board.ts'
import { isOpen } from '../../../shared/domain/requests.ts'
import type { ServiceRequest } from '../../../shared/protocol/board.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { PLACE } from '../../domain/city.ts'
import { oneOf, type Random } from '../make-input.ts'
import { RESIDENT, WORDS, type Person } from './people.ts'

const HOUR = 3_600_000
/** A desk looks at what came lately: so people get in each other's way, and the city must say no. */
const LATELY = 25

/** What this person might do next, looking at this board; some of it will be refused, and that is an answer too. One or several that belong together. */
export function deed(person: Person, board: Board, random: Random): Command[] {
  const { role, crewId } = person
  const all = [...board.requests.values()]
  const open = all.filter(isOpen).slice(-LATELY)
  const drafts = ((): object[] => {
    if (role === 'administrator') return [random() < 0.8 ? report(random) : newPolicy(random)]
    if (role === 'crew') return crewDeed(crewId!, board, random)
    if (open.length === 0 || random() < 0.3) return call(board, random)
    if (random() < 0.15) return ended(all.slice(-4 * LATELY), random)
    return deskDeed(oneOf(random, open), open, board, random)
  })()
  return drafts.map((draft) => ({ ...draft, commandId: uuidv7(), ...(role === 'crew' ? {} : { seenSeq: board.seq }) }) as Command)
}

const report = (random: Random, source = 'staff') => ({
  kind: 'ReceiveRequest', requestId: uuidv7(), serviceCode: oneOf(random, ['pothole', 'debris', 'street-light', 'wires-down']), source,
  place: { lng: PLACE.lng + random() / 50, lat: PLACE.lat + random() / 50 }, description: `A deep one ${WORDS}`,
  reporter: { name: `Rosa ${RESIDENT}`, phone: `317 555 ${RESIDENT}`, email: `rosa@${RESIDENT}.example` },
})
const newPolicy = (random: Random) => ({ kind: 'PublishPolicy', serviceCode: 'debris', targets: { acknowledge: `PT${10 + Math.floor(random() * 50)}S` }, calendarId: 'always', pausedBy: ['weather'] })

/** Taken on the phone; now and then with the first steps in one breath. */
function call(board: Board, random: Random): object[] {
  const first = report(random, 'phone')
  const { requestId } = first
  if (random() < 0.7) return [first]
  return [first, { kind: 'AcknowledgeRequest', requestId }, { kind: 'AssignCrew', requestId, crewId: oneOf(random, [...board.crews.keys()]) }]
}

function deskDeed({ id: requestId, status }: ServiceRequest, open: readonly ServiceRequest[], board: Board, random: Random): object[] {
  const assign = { kind: 'AssignCrew', requestId, crewId: oneOf(random, [...board.crews.keys()]) }
  const anyway = [
    assign, { kind: 'AddNote', requestId, text: `Called back ${WORDS}` }, { kind: 'CancelRequest', requestId, reason: `Twice ${WORDS}` },
    { kind: 'CorrectRequest', requestId, description: `Deeper ${WORDS}`, place: { ...PLACE } }, { kind: 'UnassignCrew', requestId },
    { kind: 'MergeRequests', requestId, intoRequestId: oneOf(random, open).id }, { kind: 'AcknowledgeRequest', requestId },
    { kind: 'HoldRequest', requestId, reason: 'parts', owner: `Duke ${WORDS}`, wakeAt: new Date(Date.now() + (random() < 0.5 ? 5_000 : HOUR)).toISOString(), note: WORDS },
    { kind: 'ResolveRequest', requestId, outcome: 'fixed', proof: { kind: 'reason', reason: `Seen ${WORDS}` }, note: WORDS },
  ]
  const next = status === 'received' ? { kind: 'AcknowledgeRequest', requestId } : status === 'on-hold' ? { kind: 'ResumeRequest', requestId } : assign
  return [random() < 0.4 ? next : oneOf(random, anyway)]
}

/** What is over may be closed, opened again or taken apart. */
function ended(lately: readonly ServiceRequest[], random: Random): object[] {
  const { id: requestId } = oneOf(random, lately)
  return [{ kind: oneOf(random, ['CloseRequest', 'ReopenRequest', 'UnmergeRequest']), requestId, reason: WORDS }]
}

function crewDeed(crewId: string, board: Board, random: Random): object[] {
  const [requestId] = board.crews.get(crewId)?.run ?? []
  if (requestId === undefined || random() < 0.1) return [oneOf(random, [report(random, 'crew'), { kind: 'SetCrewStatus', crewId, status: oneOf(random, ['available', 'break']), reason: WORDS }])]
  const status = board.requests.get(requestId)?.status
  const next = status === 'assigned' ? 'AcceptAssignment' : status === 'accepted' ? 'StartTravel' : status === 'en-route' ? 'Arrive' : 'ResolveRequest'
  const proof = { outcome: 'fixed', proof: { kind: 'reason', reason: WORDS }, note: WORDS }
  return [oneOf(random, [
    ...Array.from({ length: 6 }, () => ({ kind: next, requestId, crewId, ...(next === 'ResolveRequest' ? proof : {}) })),
    { kind: 'DeclineAssignment', requestId, crewId, reason: 'busy' }, { kind: 'AddNote', requestId, text: WORDS }, { kind: 'MakeSafe', requestId, crewId, note: WORDS },
  ])]
}
