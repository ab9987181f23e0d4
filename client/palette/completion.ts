import type { ServiceRequest, Crew } from '../../shared/protocol/board.ts'
import type { CommandKind } from '../../shared/protocol/commands.ts'
import type { Board } from '../../shared/domain/board.ts'
import type { Draft } from '../net/commands.ts'
import type { ActionId } from '../stores/request-actions.ts'

/** Words of a completion: what counts stands in strong, what is still to be typed stands as `rest`. */
export interface Part {
  text: string
  look?: 'strong' | 'rest'
}

/** What Enter does. */
export type Deed =
  | { do: 'give'; requestIds: string[]; crewId: string }
  | { do: 'command'; drafts: Draft[]; doing: string }
  /** As a hand at the request does it: by its dialog, or at once. */
  | { do: 'start'; action: ActionId; requestIds: string[] }
  | { do: 'open'; requestId: string }
  /** One that may be among the past: its number is looked up. */
  | { do: 'look-up'; number: string }
  | { do: 'find'; words: string }
  | { do: 'crew'; crewId: string }
  | { do: 'key'; key: string }
  | { do: 'colour'; by: 'clock' | 'status' | 'crew' }
  | { do: 'theme'; theme: 'night' | 'day' | 'system' }
  | { do: 'sign-out' }

/** One line below the field. Without a deed and a fill it only says something, and Enter does nothing. */
export interface Completion {
  id: string
  words: Part[]
  aside?: string
  warned?: boolean
  deed?: Deed
  /** The line as it stands after this choice; there is more to say then. */
  fill?: string
}

/** Everything the grammar looks at: a line means the same for the same view. */
export interface PaletteView {
  board: Board
  now: number
  zone: string
  /** The name of who types: the owner of a hold. */
  me: string
  /** The chosen requests, or the selected one: what a line without a number is about. */
  selected: readonly string[]
  /** Past requests that the server found for these words. */
  past: readonly ServiceRequest[]
  may(kind: CommandKind): boolean
  /** Whether the board has such a key: what it does can be typed too. */
  hasKey(key: string): boolean
  crew(crew: Crew): { text: string; isAway: boolean }
  /** Who else is on the phone about one of these, in words. */
  claimed?(requestIds: readonly string[]): string | undefined
}

export const strong = (text: string): Part => ({ text, look: 'strong' })
export const plain = (text: string): Part => ({ text })
export const rest = (text: string): Part => ({ text, look: 'rest' })

/** A line that only tells: what is missing, or why not. */
export const says = (...words: Part[]): Completion => ({ id: 'says', words, warned: words.every(({ look }) => look === undefined) })
