import { ALERT_KINDS, type Alert, type AlertKind } from './alert.ts'

const COUNTED: Record<AlertKind, (count: number) => string> = {
  help: (count) => (count === 1 ? '1 crew calls for help' : `${count} crews call for help`),
  breached: (count) => `${count} breached`,
  'at-risk': (count) => `${count} at risk`,
  woke: (count) => `${count} woke`,
  new: (count) => `${count} new`,
}
const ALONE: Record<Exclude<AlertKind, 'help'>, string> = {
  breached: 'Breached', 'at-risk': 'At risk', woke: 'Woke from its hold', new: 'New',
}

/** Several as counts, gravest first: `1 breached · 2 new`. One by name. A request counts once of a kind. */
export function alertText(alerts: readonly Alert[], nameOf: (alert: Alert) => string): string {
  const [first] = alerts
  const things = (kind: AlertKind) => new Set(alerts.filter((alert) => alert.kind === kind).map(({ requestId, crewId }) => crewId ?? requestId)).size
  const parts = ALERT_KINDS.flatMap((kind) => (things(kind) > 0 ? COUNTED[kind](things(kind)) : []))
  if (!first || parts.length > 1 || things(first.kind) > 1) return parts.join(' · ')
  return first.kind === 'help' ? `${nameOf(first)} calls for help` : `${ALONE[first.kind]}: ${nameOf(first)}`
}
