import type { ClockName, HoldReason, Outcome, Phase, Role, Source } from '../../shared/protocol/words.ts'

export const PHASE_WORDS: Record<Phase, string> = {
  'on-track': 'on track', 'at-risk': 'at risk', breached: 'breached', paused: 'paused', met: 'met', missed: 'missed',
}

export const CLOCK_WORDS: Record<ClockName, string> = {
  acknowledge: 'Acknowledge', dispatch: 'Give', arrive: 'Arrive', makeSafe: 'Make safe', resolve: 'Finish',
}

/** The act that a clock waits for, as on the line below its timer. */
export const ACT_BY: Record<ClockName, string> = {
  acknowledge: 'acknowledge by', dispatch: 'give by', arrive: 'arrive by', makeSafe: 'make safe by', resolve: 'finish by',
}

export const HOLD_WORDS: Record<HoldReason, string> = {
  'waiting-resident': 'waiting for resident', weather: 'weather', parts: 'parts', 'other-body': 'other body',
  'crew-busy': 'crew busy', equipment: 'equipment', planned: 'planned',
}

export const OUTCOME_WORDS: Record<Outcome, string> = {
  fixed: 'Fixed', 'made-safe': 'Made safe', 'not-found': 'Not found', 'not-ours': 'Not ours', planned: 'Planned',
}

export const SOURCE_WORDS: Record<Source, string> = {
  phone: 'a call', web: 'the web', crew: 'a crew', import: 'another system', staff: 'staff',
}

export const ROLE_WORDS: Record<Role, string> = {
  administrator: 'Administrator', supervisor: 'Supervisor', dispatcher: 'Dispatcher', crew: 'Crew', display: 'Display',
}

/** `24-04817` → `04817`: the running number alone, as on cards and curbs. */
export const shortNumber = (number: string): string => number.slice(number.indexOf('-') + 1)

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `1 person`, `3 people` */
export const peopleText = (count: number): string => (count === 1 ? '1 person' : `${count} people`)
