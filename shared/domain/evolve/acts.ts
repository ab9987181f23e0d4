import type { ClockAct } from '../../protocol/board.ts'
import type { LogRecord } from '../../protocol/records.ts'
import type { Id } from '../../protocol/values.ts'
import { happenedAt } from './draft.ts'

/** A record as the clocks see it. */
export const actOf = (act: ClockAct['act'], record: LogRecord, crewId?: Id): ClockAct => ({
  act,
  at: happenedAt(record),
  seq: record.seq,
  ...(record.by.name === undefined ? {} : { by: record.by.name }),
  ...(crewId === undefined ? {} : { crewId }),
})
