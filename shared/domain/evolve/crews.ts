import type { Crew } from '../../protocol/board.ts'
import type { LogRecord } from '../../protocol/records.ts'
import { changedBy, happenedAt, updateCrew, type Draft } from './draft.ts'

/** Crews, their shifts and states. Their runs change with the requests in them, see `runs.ts`. */
export function evolveCrew(draft: Draft, record: LogRecord): void {
  switch (record.kind) {
    case 'CrewAdded': {
      const { crewId, seq, name, badge, skills, vehicle } = record
      draft.crews.set(crewId, {
        id: crewId, name, badge, skills, ...(vehicle === undefined ? {} : { vehicle }),
        addedSeq: seq, status: 'available', statusSince: happenedAt(record), run: [], ...changedBy(record),
      })
      return
    }
    case 'CrewChanged':
      return updateCrew(draft, record.crewId, ({ vehicle: _, ...crew }) => {
        const { name, badge, skills, vehicle } = record
        return { ...crew, name, badge, skills, ...(vehicle === undefined ? {} : { vehicle }) }
      })
    case 'ShiftStarted':
      return updateCrew(draft, record.crewId, (crew) => ({
        ...crew,
        shift: { startedAt: crew.shift?.startedAt ?? happenedAt(record), endsAt: record.endsAt },
      }))
    case 'ShiftEnded':
      return updateCrew(draft, record.crewId, ({ shift, ...crew }) => ({
        ...crew,
        ...(shift ? { lastShift: { startedAt: shift.startedAt, endedAt: happenedAt(record) } } : {}),
      }))
    case 'CrewStatusSet':
      return updateCrew(draft, record.crewId, ({ statusReason: _, ...crew }) => ({
        ...crew,
        status: record.status,
        statusSince: happenedAt(record),
        ...(record.reason === undefined ? {} : { statusReason: record.reason }),
      }))
    case 'RunReordered':
      return updateCrew(draft, record.crewId, (crew) => ({ ...crew, run: record.requestIds, ...changedBy(record) }))
    case 'HelpCalled':
      return updateCrew(draft, record.crewId, (crew) => ({
        ...crew,
        help: { since: happenedAt(record), ...(record.requestId === undefined ? {} : { requestId: record.requestId }) },
      }))
    case 'HelpCleared':
      return updateCrew(draft, record.crewId, ({ help: _, ...crew }): Crew => crew)
  }
}
