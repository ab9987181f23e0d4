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

/** Where there is no room for both, the time stands alone. */
export interface ActBy {
  words: string
  when: string
}

/** The line below a timer: which act, by when. `arrive by 14:08`, `was due 13:59`, `parts · wakes 15:00`. */
export function actByText(request: ServiceRequest, reading: Due, now: number, zone: string): string {
  const line = actBy(request, reading, now, zone)
  return line ? `${line.words} ${line.when}` : ''
}

export function actBy(request: ServiceRequest, { phase, clock, due }: Due, now: number, zone: string): ActBy | undefined {
  if (phase === 'paused' && request.status === 'on-hold') return holdBy(request.hold, now, zone)
  if (due === undefined || !clock) return request.status === 'on-hold' ? holdBy(request.hold, now, zone) : undefined
  const when = momentText(due, now, zone)
  return { words: phase === 'breached' || phase === 'missed' ? 'was due' : ACT_BY[clock], when }
}

function holdBy(hold: { reason?: keyof typeof HOLD_WORDS | undefined; wakeAt: string }, now: number, zone: string): ActBy {
  const reason = hold.reason ? HOLD_WORDS[hold.reason] : 'on hold'
  return { words: `${reason} · wakes`, when: momentText(Date.parse(hold.wakeAt), now, zone) }
}
