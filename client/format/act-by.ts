import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { ClockName, Phase } from '../../shared/protocol/words.ts'
import { ACT_BY, HOLD_WORDS } from './words.ts'
import { momentText } from './zone.ts'

export interface Due {
  phase: Phase
  clock?: ClockName | undefined
  /** Milliseconds. */
  due?: number | undefined
}

/** The line below a timer: which act, by when. `arrive by 14:08`, `was due 13:59`, `parts · wakes 15:00`. */
export function actByText(request: ServiceRequest, { phase, clock, due }: Due, now: number, zone: string): string {
  if (phase === 'paused' && request.status === 'on-hold') return holdText(request.hold, now, zone)
  if (due === undefined || !clock) return request.status === 'on-hold' ? holdText(request.hold, now, zone) : ''
  const when = momentText(due, now, zone)
  if (phase === 'breached' || phase === 'missed') return `was due ${when}`
  return `${ACT_BY[clock]} ${when}`
}

function holdText(hold: { reason?: keyof typeof HOLD_WORDS | undefined; wakeAt: string }, now: number, zone: string): string {
  const reason = hold.reason ? HOLD_WORDS[hold.reason] : 'on hold'
  return `${reason} · wakes ${momentText(Date.parse(hold.wakeAt), now, zone)}`
}
