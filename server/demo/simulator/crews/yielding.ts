import type { LogRecord } from '../../../../shared/protocol/records.ts'
import { DESKS } from '../../../../shared/protocol/words.ts'

/** What a desk does with work, or with a name card, is not said to the truck; nor is a request's end, which names the crew that had it. */
const NOT_TO_THE_TRUCK: ReadonlySet<LogRecord['kind']> = new Set<LogRecord['kind']>([
  'CrewAssigned', 'CrewUnassigned', 'RunReordered', 'CrewAdded', 'CrewChanged', 'RequestResolved', 'RequestMadeSafe',
])

/** Whether a person's act takes this truck out of the simulator's hands. `isOurs`: one of its own accounts. */
export function takesTruck(record: LogRecord, crewId: string, isOurs: (userId: string) => boolean): boolean {
  const { by, via } = record
  if (by.actor !== 'person' || by.userId === undefined || by.role === undefined || via === 'import' || isOurs(by.userId)) return false
  if (!('crewId' in record) || record.crewId !== crewId) return false
  return by.role === 'crew' || (DESKS.includes(by.role) && !NOT_TO_THE_TRUCK.has(record.kind))
}
