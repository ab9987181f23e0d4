import type { Phase } from '../../shared/protocol/words.ts'
import tokens from '../look/tokens.json'

/** People's colours, and crews' where the map is coloured by crew. Light in both themes. */
export const IDENTITY: readonly string[] = tokens['identity of people (presence)']
/** What is written upon them. */
export const DARK_INK = '#101315'

export type MapTheme = 'night' | 'day'
export const themeColours = (theme: MapTheme) => tokens.themes[theme]
export type ThemeColours = ReturnType<typeof themeColours>

/** The colour of a sign's edge, post and ring; on track stays neutral. */
export function phaseColour({ ui }: ThemeColours, phase: Phase): string {
  const colours: Record<Phase, string> = {
    'on-track': ui['ink-2'], 'at-risk': ui.risk, breached: ui.breach, missed: ui.breach, paused: ui.pause, met: ui.met,
  }
  return colours[phase]
}
