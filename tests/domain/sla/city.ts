import type { ClockBook } from '../../../shared/domain/sla/book.ts'
import { readClocks, type Clocked } from '../../../shared/domain/sla/read-clocks.ts'
import type { ClockReading } from '../../../shared/protocol/answers.ts'
import type { CalendarVersion, ClockAct, PolicyVersion } from '../../../shared/protocol/board.ts'
import type { Targets } from '../../../shared/protocol/targets.ts'
import type { Weekly } from '../../../shared/protocol/values.ts'
import { WEEKDAYS, type ClockName, type Weekday } from '../../../shared/protocol/words.ts'

/** Local times with their offset spelled out, so that no test leans on the zone arithmetic it tests. */
const local = (offset: string) => (text: string) => new Date(`${text.replace(' ', 'T')}${offset}`).toISOString()
export const edt = local('-04:00')
export const est = local('-05:00')
export const utc = local('Z')

export const week = (hours: [string, string][], days: readonly Weekday[] = WEEKDAYS): Weekly =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, days.includes(day) ? hours : []])) as Weekly
export const WORKDAYS = WEEKDAYS.slice(0, 5)

export const calendar = (weekly: Weekly, more: Partial<CalendarVersion> = {}): CalendarVersion => ({
  seq: 1, calendarId: 'works', from: '2026-01-01T00:00:00.000Z', weekly, holidays: [], ...more,
})
/** Mon–Fri 07:00–16:00. */
export const works = calendar(week([['07:00', '16:00']], WORKDAYS), { holidays: ['2026-11-26', '2026-12-25'] })

export const policy = (seq: number, targets: Targets, more: Partial<PolicyVersion> = {}): PolicyVersion => ({
  seq, serviceCode: 'pothole', targets, calendarId: 'works', pausedBy: ['parts', 'weather'], ...more,
})

/** A book with one policy of seq 1, or with several of their own. */
export const book = (targets: Targets | PolicyVersion[], more: Partial<ClockBook> & { calendarId?: string } = {}): ClockBook => {
  const { calendarId = 'works', ...rest } = more
  const policies = Array.isArray(targets) ? targets : [policy(1, targets, { calendarId })]
  return {
    timeZone: 'America/New_York', calendars: [works], ...rest,
    policies: new Map(policies.map((version) => [version.seq, version])),
  }
}

export type Happening = [act: ClockAct['act'], at: string, more?: Partial<ClockAct>]

/** A request received at `receivedAt` under policy 1, with what happened since; seqs run from 101 unless given. */
export function request(receivedAt: string, happenings: Happening[] = [], more: Partial<Clocked> = {}): Clocked {
  const acts = happenings.map(([act, at, extra], i): ClockAct => ({ act, at, seq: 101 + i, ...extra }))
  return {
    status: 'acknowledged', receivedAt, joined: [], policySeq: 1,
    acts: [{ act: 'received', at: receivedAt, seq: 100, policySeq: 1 }, ...acts],
    ...more,
  }
}

export const joined = (...receivedAt: string[]): Clocked['joined'] =>
  receivedAt.map((at, i) => ({ requestId: `00000000-0000-7000-8000-00000000000${i}`, receivedAt: at }))

/** The one clock of a round as it reads at `now`; absent where it is not kept. */
export const find = (readings: readonly ClockReading[], clock: ClockName, round = 1) =>
  readings.find((reading) => reading.clock === clock && reading.round === round)

export function read(of: Clocked, by: ClockBook, now: string, clock: ClockName, round = 1): ClockReading {
  const reading = find(readClocks(of, by, now), clock, round)
  if (!reading) throw new Error(`No ${clock} clock in round ${round}`)
  return reading
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
