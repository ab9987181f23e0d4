import type { PolicyVersion } from '../../protocol/board.ts'
import { CLOCKS } from '../../protocol/words.ts'
import type { ClockBook } from './book.ts'
import { hoursOf } from './calendar.ts'
import { windUp, type Clock } from './clock.ts'
import { toMs } from './instants.ts'
import { roundsOf, type Clocked, type Round } from './rounds.ts'

/** All clocks of a request, by round, then in the order of CLOCKS. */
export interface Plan {
  clocks: Clock[]
  /** Epoch milliseconds of the last act. */
  lastAct: number
}

interface Kept {
  request: Omit<Clocked, 'acts'>
  acts: number
  calendars: ClockBook['calendars']
  timeZone: string
  policies: [seq: number, version: PolicyVersion | undefined][]
  plan: Plan
}

/** Boards are replaced, never changed, so what was planned for a request's acts holds while they and the book stand. */
const plans = new WeakMap<Clocked['acts'], Kept>()

export function planOf(request: Clocked, book: ClockBook): Plan {
  const kept = plans.get(request.acts)
  if (kept && isCurrent(kept, request, book)) return kept.plan
  const rounds = roundsOf(request)
  const lastAct = request.acts.reduce((last, act) => Math.max(last, toMs(act.at)), -Infinity)
  const plan = { clocks: rounds.flatMap((round) => clocksOf(round, book)), lastAct }
  const { status, receivedAt, joined, policySeq } = request
  plans.set(request.acts, {
    request: { status, receivedAt, joined, policySeq },
    acts: request.acts.length,
    calendars: book.calendars,
    timeZone: book.timeZone,
    policies: rounds.flatMap(({ policySeq: seq }) => (seq === undefined ? [] : [[seq, book.policies.get(seq)]])),
    plan,
  })
  return plan
}

function isCurrent(kept: Kept, request: Clocked, book: ClockBook): boolean {
  return (
    kept.request.joined === request.joined &&
    kept.request.receivedAt === request.receivedAt &&
    kept.request.status === request.status &&
    kept.request.policySeq === request.policySeq &&
    kept.acts === request.acts.length &&
    kept.calendars === book.calendars &&
    kept.timeZone === book.timeZone &&
    kept.policies.every(([seq, version]) => book.policies.get(seq) === version)
  )
}

/** A clock that the policy does not keep is absent; acknowledging is done once, in the first round. */
function clocksOf(round: Round, book: ClockBook): Clock[] {
  const policy = round.policySeq === undefined ? undefined : book.policies.get(round.policySeq)
  if (!policy) return []
  const hours = hoursOf(book, policy.calendarId)
  return CLOCKS.flatMap((name) => {
    const target = policy.targets[name]
    if (target === undefined || (name === 'acknowledge' && round.round > 1)) return []
    return [windUp(name, round, target, hours)]
  })
}
