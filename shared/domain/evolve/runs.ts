import type { LogRecord } from '../../protocol/records.ts'
import type { Id } from '../../protocol/values.ts'
import { crewsOn } from '../requests.ts'
import { changedBy, updateCrew, type Draft } from './draft.ts'

/** Puts a request into a crew's run at an index, or moves it there. */
export function putInRun(draft: Draft, record: LogRecord, crewId: Id, requestId: Id, index: number): void {
  updateCrew(draft, crewId, (crew) => {
    const others = crew.run.filter((id) => id !== requestId)
    return { ...crew, run: [...others.slice(0, index), requestId, ...others.slice(index)], ...changedBy(record) }
  })
}

export function takeFromRun(draft: Draft, record: LogRecord, crewId: Id, requestId: Id): void {
  updateCrew(draft, crewId, (crew) =>
    crew.run.includes(requestId)
      ? { ...crew, run: crew.run.filter((id) => id !== requestId), ...changedBy(record) }
      : crew,
  )
}

/** Every crew on it, for those that must clear its runs. */
export const runsOf = (draft: Draft, requestId: Id): Id[] => {
  const request = draft.requests.get(requestId)
  return request ? crewsOn(request) : []
}
