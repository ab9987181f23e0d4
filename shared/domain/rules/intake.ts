import type { CommandOf } from '../../protocol/commands.ts'
import type { Instant } from '../../protocol/values.ts'
import { policyInForce, type Board } from '../board.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { isOpen } from '../requests.ts'
import { theRequest, type Rule } from './context.ts'

/** A report comes in, is acknowledged, corrected, noted upon. */

/** `24-00123`: the city's year, and a running number within it. */
function nextNumber(board: Board, when: Instant): string {
  const year = yearIn(board.city?.timeZone ?? 'UTC', when) % 100
  const running = (board.numbers.get(year) ?? 0) + 1
  return `${String(year).padStart(2, '0')}-${String(running).padStart(5, '0')}`
}

const formats = new Map<string, Intl.DateTimeFormat>()
function yearIn(timeZone: string, when: Instant): number {
  let format = formats.get(timeZone)
  if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' })))
  return Number(format.format(Date.parse(when)))
}

export const receiveRequest: Rule<CommandOf<'ReceiveRequest'>> = (board, command, { when }) => {
  const { requestId, serviceCode, place, description, source, photoIds, answers } = command
  if (board.requests.has(requestId)) return refuse.taken('request', requestId)
  if (!board.services.has(serviceCode)) return refuse.unknown('service', serviceCode)
  const policy = policyInForce(board, serviceCode)
  return [
    {
      kind: 'RequestReceived', requestId, number: nextNumber(board, when), serviceCode, place, description, source,
      verified: source !== 'web',
      ...(policy ? { policySeq: policy.seq } : {}),
      ...(photoIds ? { photoIds } : {}),
      ...(answers ? { answers } : {}),
    },
  ]
}

export const acknowledgeRequest: Rule<CommandOf<'AcknowledgeRequest'>> = (board, { kind, requestId }) => {
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  if (request.status !== 'received') return refuse.wrongStatus(request, kind)
  return [{ kind: 'RequestAcknowledged', requestId }]
}

export const correctRequest: Rule<CommandOf<'CorrectRequest'>> = (board, command) => {
  const { kind, requestId, place, serviceCode, description } = command
  const request = theRequest(board, requestId)
  if (isRefusal(request)) return request
  if (!isOpen(request)) return refuse.wrongStatus(request, kind)
  if (serviceCode !== undefined && !board.services.has(serviceCode)) return refuse.unknown('service', serviceCode)
  if (!place && serviceCode === undefined && description === undefined) return refuse.nothingToCorrect()
  const policy = serviceCode === undefined ? undefined : policyInForce(board, serviceCode)
  // Only this round's holds can change their meaning: earlier rounds are final. A planned
  // repair pauses nothing, whatever a policy says of holds that are called so.
  const lastReopening = request.acts.findLast((act) => act.act === 'reopened')?.seq ?? 0
  const pausingHolds = request.acts
    .filter((act) => act.act === 'held')
    .filter((act) => (act.seq > lastReopening && act.reason !== 'planned' ? act.reason && policy?.pausedBy.includes(act.reason) : act.pauses))
    .map((act) => act.seq)
  return [
    {
      kind: 'RequestCorrected', requestId,
      ...(place ? { place } : {}),
      ...(description === undefined ? {} : { description }),
      ...(serviceCode === undefined ? {} : { serviceCode, pausingHolds, ...(policy ? { policySeq: policy.seq } : {}) }),
    },
  ]
}

export const addNote: Rule<CommandOf<'AddNote'>> = (board, { requestId, text }) => {
  const request = theRequest(board, requestId)
  return isRefusal(request) ? request : [{ kind: 'NoteAdded', requestId, text }]
}
