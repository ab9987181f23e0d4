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

/** When somebody has to set off at the latest; milliseconds. */
export interface Leave {
  at: number
  due: number
  quickestMs: number
}

/** Where there is no room for both, the time stands alone. */
export interface ActBy {
  words: string
  when: string
}

/** The line below a timer: which act, by when. `leave by 14:02`, `arrive by 14:08`, `was due 13:59`, `parts · wakes 15:00`. */
export function actByText(request: ServiceRequest, reading: Due, now: number, zone: string, leave?: Leave): string {
  const line = actBy(request, reading, now, zone, leave)
  return line ? `${line.words} ${line.when}` : ''
}

export function actBy(request: ServiceRequest, { phase, clock, due }: Due, now: number, zone: string, leave?: Leave): ActBy | undefined {
  if (phase === 'paused' && request.status === 'on-hold') return holdBy(request.hold, now, zone)
  if (due === undefined || !clock) return request.status === 'on-hold' ? holdBy(request.hold, now, zone) : undefined
  if (leave && tellsLeave(clock, due, leave)) return leaveBy(leave, now, zone)
  const when = momentText(due, now, zone)
  return { words: phase === 'breached' || phase === 'missed' ? 'was due' : ACT_BY[clock], when }
}

/** Setting off is what is to be done next where its time comes before that of the clock which is shown. */
const tellsLeave = (clock: ClockName, due: number, leave: Leave): boolean => (clock === 'arrive' ? due === leave.due : leave.at < due)

/** Once nobody can be there in time any more, it says so. */
const leaveBy = ({ at, due, quickestMs }: Leave, now: number, zone: string): ActBy =>
  now > due - quickestMs ? { words: 'too late for', when: momentText(due, now, zone) } : { words: 'leave by', when: momentText(at, now, zone) }

function holdBy(hold: { reason?: keyof typeof HOLD_WORDS | undefined; wakeAt: string }, now: number, zone: string): ActBy {
  const reason = hold.reason ? HOLD_WORDS[hold.reason] : 'on hold'
  return { words: `${reason} · wakes`, when: momentText(Date.parse(hold.wakeAt), now, zone) }
}
