import { badgeText, byBadge, fitsCrew } from '../format/crew-words.ts'
import type { Crew } from '../../shared/protocol/board.ts'
import type { PaletteView } from './completion.ts'


export interface NamedCrews {
  /** The one that is meant: by its badge or whole name, or the only one that fits. */
  one?: Crew
  /** All that fit, who is free and here first. */
  fitting: Crew[]
}

/** `t7`, `7`, `truck 7`, a part of a name, or something a crew can do. Nothing typed: all of them. */
export function namedCrews(words: string, view: PaletteView): NamedCrews {
  const text = words.trim().toLowerCase()
  const all = [...view.board.crews.values()].sort((a, b) => rank(a, view) - rank(b, view) || byBadge(a, b))
  if (text === '') return { fitting: all }
  const badge = badgeText(text)
  const whole = all.filter((crew) => crew.badge.toLowerCase() === badge || crew.name.toLowerCase() === text)
  const fitting = all.filter((crew) => fitsCrew(crew, text))
  const [one] = whole.length === 1 ? whole : fitting.length === 1 ? fitting : []
  return { ...(one ? { one } : {}), fitting }
}

/** A number that is the badge of a crew. */
export const isBadge = (token: string, view: PaletteView): boolean => [...view.board.crews.values()].some(({ badge }) => badge === token)

const rank = (crew: Crew, view: PaletteView): number => {
  const { isAway, text } = view.crew(crew)
  return isAway ? 2 : text === 'available' ? 0 : 1
}
