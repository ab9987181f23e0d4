import type { LogRecord } from '../../protocol/records.ts'
import { coreOf, withAct } from '../requests.ts'
import { changedBy, happenedAt, updateRequest, type Draft } from './draft.ts'
import { clearRuns, markLeaving, withoutCrews } from './endings.ts'
import { putBack } from './leaving.ts'
import { actOf } from './acts.ts'

/** Two requests that are one problem, and taking that back. */
export function evolveMerge(draft: Draft, record: LogRecord): void {
  if (record.kind === 'RequestsMerged') {
    const { requestId, intoRequestId } = record
    const merged = draft.requests.get(requestId)
    if (!merged) return
    const reports = [{ requestId, receivedAt: merged.receivedAt }, ...merged.joined]
    clearRuns(draft, record)
    updateRequest(draft, requestId, (request) => ({
      ...withoutCrews(coreOf(request)), status: 'merged', mergedAt: happenedAt(record), mergedInto: intoRequestId,
      ...changedBy(record), acts: withAct(request.acts, actOf('merged', record)),
    }))
    markLeaving(draft, requestId)
    updateRequest(draft, intoRequestId, (request) => {
      const joined = [...request.joined, ...reports]
      return { ...request, joined, reportCount: 1 + joined.length, ...changedBy(record) }
    })
  }
  if (record.kind === 'RequestUnmerged') {
    const { requestId, survivorIds, recalled } = record
    if (recalled) putBack(draft, recalled)
    const merged = draft.requests.get(requestId)
    if (!merged) return
    const gone = new Set([requestId, ...merged.joined.map((report) => report.requestId)])
    draft.leaving.delete(requestId)
    updateRequest(draft, requestId, (request) => ({
      ...coreOf(request), status: request.acknowledgedAt === undefined ? 'received' : 'acknowledged',
      ...changedBy(record), acts: withAct(request.acts, actOf('unmerged', record)),
    }))
    for (const survivorId of survivorIds) {
      updateRequest(draft, survivorId, (survivor) => {
        const joined = survivor.joined.filter((report) => !gone.has(report.requestId))
        return { ...survivor, joined, reportCount: 1 + joined.length, ...changedBy(record) }
      })
    }
  }
}
