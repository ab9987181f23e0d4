import type { ClockAct, ServiceRequest } from '../../protocol/board.ts'
import type { Instant, Seq } from '../../protocol/values.ts'
import { ENDED_STATUSES } from '../../protocol/words.ts'
import { toMs } from './instants.ts'
import { pinnedByRound } from './pinned.ts'
import { undoneActs } from './undone.ts'

/** What a clock needs of a request; readable from any status. */
export type Clocked = Pick<ServiceRequest, 'status' | 'receivedAt' | 'acts' | 'joined' | 'policySeq'>

/** A hold that pauses, in epoch milliseconds; open while it has no `to`. */
export interface Pause {
  from: number
  to?: number
  by: ClockAct
  endedBy?: ClockAct
}

/** One life of a request: from reception, or from a reopening, to its ending. */
export interface Round {
  round: number
  startedAt: Instant
  startedBy: ClockAct | undefined
  policySeq: Seq | undefined
  /** The first act of each kind. */
  first: Map<ClockAct['act'], ClockAct>
  pauses: Pause[]
  ending?: { at: Instant; resolved: boolean }
}

type Ending = NonNullable<Round['ending']>
const ENDINGS: ReadonlySet<ClockAct['act']> = new Set(['resolved', 'cancelled', 'merged'])
const asEnding = (act: ClockAct, at = act.at): Ending => ({ at, resolved: act.act === 'resolved' })

/** The rounds of a request, by the time of its acts; an act that came in late belongs to the round of its time. */
export function roundsOf(request: Clocked): Round[] {
  const bySeq = request.acts.toSorted((a, b) => a.seq - b.seq || toMs(a.at) - toMs(b.at))
  const byTime = bySeq.toSorted((a, b) => toMs(a.at) - toMs(b.at))
  const undone = undoneActs(bySeq)
  const pinned = pinnedByRound(bySeq, request.policySeq)

  const begin = (round: number, startedAt: Instant, startedBy?: ClockAct): Round => ({
    round, startedAt, startedBy, policySeq: pinned[round - 1], first: new Map(), pauses: [],
  })
  let round = begin(1, earliestReport(request), byTime.find((act) => act.act === 'received'))
  const rounds = [round]
  for (const act of byTime) {
    if (act.act === 'reopened') {
      round.ending ??= { at: act.at, resolved: false }
      rounds.push((round = begin(rounds.length + 1, act.at, act)))
    } else if (!round.ending) {
      take(round, act)
      if (ENDINGS.has(act.act) && !undone.has(act)) round.ending = asEnding(act)
    }
  }
  // The status follows seq: a request that has ended by seq, by an act whose time lies in an
  // earlier round, ends its last round where that began. Its clocks must not run for ever.
  const last = bySeq.findLast((act) => ENDINGS.has(act.act))
  if (last && (ENDED_STATUSES as readonly string[]).includes(request.status)) round.ending ??= asEnding(last, round.startedAt)
  return rounds
}

/** Merging recounts from the earliest report of all. */
function earliestReport(request: Clocked): Instant {
  const reports = [request.receivedAt, ...request.joined.map((other) => other.receivedAt)]
  return reports.reduce((earliest, at) => (toMs(at) < toMs(earliest) ? at : earliest))
}

function take(round: Round, act: ClockAct): void {
  if (!round.first.has(act.act)) round.first.set(act.act, act)
  // A hold ends with resolving, cancelling and merging, and stays ended where those are undone.
  if (act.act === 'held' || act.act === 'resumed' || ENDINGS.has(act.act)) {
    const running = round.pauses.at(-1)
    if (running && running.to === undefined) Object.assign(running, { to: toMs(act.at), endedBy: act })
  }
  if (act.act === 'held' && act.pauses === true) round.pauses.push({ from: toMs(act.at), by: act })
}
