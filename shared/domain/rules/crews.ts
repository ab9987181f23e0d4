import type { Crew } from '../../protocol/board.ts'
import type { CommandOf } from '../../protocol/commands.ts'
import type { Id } from '../../protocol/values.ts'
import type { Board } from '../board.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { later } from '../later.ts'
import { DAY_MS, HOUR_MS, theCrew, type Rule } from './context.ts'

/** Crews, their shifts and states. */

const SHIFT_MS = 12 * HOUR_MS

const wearerOf = (board: Board, badge: string, except?: Id): Crew | undefined =>
  [...board.crews.values()].find((crew) => crew.badge.toLowerCase() === badge.toLowerCase() && crew.id !== except)

export const addCrew: Rule<CommandOf<'AddCrew'>> = (board, { crewId, name, badge, skills, vehicle }) => {
  if (board.crews.has(crewId)) return refuse.taken('crew', crewId)
  const wearer = wearerOf(board, badge)
  if (wearer) return refuse.badgeTaken(badge, wearer)
  return [{ kind: 'CrewAdded', crewId, name, badge, skills, ...(vehicle === undefined ? {} : { vehicle }) }]
}

export const changeCrew: Rule<CommandOf<'ChangeCrew'>> = (board, { crewId, name, badge, skills, vehicle }) => {
  const crew = theCrew(board, crewId)
  if (isRefusal(crew)) return crew
  const wearer = wearerOf(board, badge, crewId)
  if (wearer) return refuse.badgeTaken(badge, wearer)
  return [{ kind: 'CrewChanged', crewId, name, badge, skills, ...(vehicle === undefined ? {} : { vehicle }) }]
}

export const startShift: Rule<CommandOf<'StartShift'>> = (board, { crewId, endsAt }, { now, when }) => {
  const crew = theCrew(board, crewId)
  if (isRefusal(crew)) return crew
  const ends = endsAt ?? later(when, SHIFT_MS)
  if (ends <= when || ends > later(now, DAY_MS)) return refuse.endTime()
  return [{ kind: 'ShiftStarted', crewId, endsAt: ends }]
}

export const endShift: Rule<CommandOf<'EndShift'>> = (board, { crewId }) => {
  const crew = theCrew(board, crewId)
  if (isRefusal(crew)) return crew
  return crew.shift ? [{ kind: 'ShiftEnded', crewId }] : refuse.notOnShift(crew)
}

export const setCrewStatus: Rule<CommandOf<'SetCrewStatus'>> = (board, { crewId, status, reason }) => {
  const crew = theCrew(board, crewId)
  if (isRefusal(crew)) return crew
  return [{ kind: 'CrewStatusSet', crewId, status, ...(reason === undefined ? {} : { reason }) }]
}

export const callForHelp: Rule<CommandOf<'CallForHelp'>> = (board, { crewId, requestId }) => {
  const crew = theCrew(board, crewId)
  if (isRefusal(crew)) return crew
  if (requestId !== undefined && !board.requests.has(requestId)) return refuse.unknown('request', requestId)
  if (crew.help) return refuse.needsHelpAlready(crew)
  return [{ kind: 'HelpCalled', crewId, ...(requestId === undefined ? {} : { requestId }) }]
}

export const clearHelp: Rule<CommandOf<'ClearHelp'>> = (board, { crewId, requestId }) => {
  const crew = theCrew(board, crewId)
  if (isRefusal(crew)) return crew
  if (!crew.help) return refuse.needsNoHelp(crew)
  return [{ kind: 'HelpCleared', crewId, ...(requestId === undefined ? {} : { requestId }) }]
}
