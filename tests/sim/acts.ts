import type { Board } from '../../shared/domain/board.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { Id } from '../../shared/protocol/values.ts'
import { administratorsWish } from './acts-of-administrators.ts'
import { crewsWish } from './acts-of-crews.ts'
import { desksWish } from './acts-of-desks.ts'
import type { Dice } from './dice.ts'
import { MARKS, type Person } from './people.ts'

type Wished<C> = C extends Command ? Omit<C, 'commandId'> : never
/** What somebody wants done; the outbox puts the rest on it. */
export type Wish = Wished<Command>

/** What a person has before them. */
export interface View {
  board: Board
  tail: readonly LogRecord[]
  nowMs: number
  dice: Dice
  person: Person
  /** A new id. */
  name: () => Id
}

/** A few words; no others are like them or begin like them, so they can be found again wherever they went. */
export const words = ({ dice, name }: View): string => `${MARKS.text}${dice.pick(['a deep one', 'on the corner', 'by the school', 'as before', 'nobody there'])} ${dice.whole(1, 1e6)} ${name().slice(-6)}`
export const later = ({ nowMs }: View, ms: number): string => new Date(nowMs + ms).toISOString()

const WISHES = { administrator: administratorsWish, supervisor: desksWish, dispatcher: desksWish, crew: crewsWish, display: () => undefined }

/** What this person would do now: mostly one thing that makes sense, sometimes several, sometimes what is not theirs to do. */
export function wishesOf(view: View): Wish[] {
  const { dice, person } = view
  const isAstray = dice.chance(0.03)
  const wish = isAstray ? dice.pick([administratorsWish, desksWish, crewsWish]) : WISHES[person.role]
  const wishes = Array.from({ length: dice.chance(0.08) ? dice.whole(2, 5) : 1 }, () => wish(view)).flatMap((one) => one ?? [])
  return wishes
}
