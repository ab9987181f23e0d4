import type { Crew } from '../../shared/protocol/board.ts'
import type { ClockName } from '../../shared/protocol/words.ts'
import type { RequestReading } from '../stores/reading-cache.ts'

/** Gravest first. */
export const ALERT_KINDS = ['help', 'breached', 'at-risk', 'woke', 'new'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** Something of which a desk should know at once. Its id is the same on every desk, so that one may hear it for all. */
export interface Alert {
  id: string
  kind: AlertKind
  requestId?: string | undefined
  crewId?: string | undefined
  clock?: ClockName | undefined
}

/** All that one request gives reason to say as it stands. `me`: what I put in myself is no news to me. */
export function alertsOf({ request, readings }: RequestReading, me: string | undefined): Alert[] {
  const { id: requestId, changed, changedSeq, round, status } = request
  const alerts: Alert[] = []
  const isMine = me !== undefined && changed.by === me
  // New is what nothing has happened to yet but its coming in.
  if (status === 'received' && changed.kind === 'RequestReceived' && !isMine) alerts.push({ id: `${requestId}:new`, kind: 'new', requestId })
  // The city wakes a hold by itself; who resumes it by hand knows.
  if (changed.kind === 'RequestResumed' && changed.by === undefined) alerts.push({ id: `${requestId}:woke:${changedSeq}`, kind: 'woke', requestId })
  for (const { clock, phase, round: itsRound } of readings) {
    if (itsRound === round && (phase === 'at-risk' || phase === 'breached')) alerts.push({ id: `${requestId}:${phase}:${round}:${clock}`, kind: phase, requestId, clock })
  }
  return alerts
}

export const helpOf = ({ id: crewId, help }: Crew): Alert[] =>
  help ? [{ id: `${crewId}:help:${help.since}`, kind: 'help', crewId, requestId: help.requestId }] : []

export const byGravity = (a: Alert, b: Alert): number => ALERT_KINDS.indexOf(a.kind) - ALERT_KINDS.indexOf(b.kind)
