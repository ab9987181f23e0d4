import type { Crew, Position } from '../protocol/board.ts'
import { silentFor } from './silence.ts'

/** Why nobody can count on a crew to set off. */
export type Hindrance = 'off-shift' | 'out-of-service' | 'on-break' | 'silent'

/** `position`: its last fix, not one of before. Who is on break can be called back; of the others nothing can be told. */
export function hindranceOf(crew: Pick<Crew, 'shift' | 'status'>, position: Position | undefined, now: number): Hindrance | undefined {
  if (!crew.shift) return 'off-shift'
  if (crew.status === 'out-of-service') return 'out-of-service'
  if (silentFor(crew, position, now) !== undefined) return 'silent'
  return crew.status === 'break' ? 'on-break' : undefined
}

/** On shift, at work, heard of lately: others cannot be counted on. */
export const canSetOff = (...asked: Parameters<typeof hindranceOf>): boolean => hindranceOf(...asked) === undefined
