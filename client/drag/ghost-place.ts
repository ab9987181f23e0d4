import type { Point } from './drag-state.ts'

export const GHOST = { width: 288, height: 50 }
const EDGE = 4
/** Between the card in the hand and the column of crews. */
const APART = 14

export interface Ground {
  width: number
  height: number
  /** Where the column of crews begins; none where it is not on the screen. */
  crewsLeft?: number | undefined
  /** A finger hides what is beneath it. */
  isTouch: boolean
}

/**
 * Where the card in the hand is drawn: beneath the pointer. Over the crews it stays beside their
 * column, since the answer is in there; where the column leaves no room, it lies above the pointer.
 */
export function ghostPlace(at: Point, { width, height, crewsLeft, isTouch }: Ground): Point {
  const mayStayOut = crewsLeft !== undefined && crewsLeft >= GHOST.width + APART + EDGE
  const rightmost = mayStayOut ? crewsLeft - GHOST.width - APART : width - GHOST.width - EDGE
  const x = Math.max(EDGE, Math.min(at.x - 28, rightmost))
  const isInWay = crewsLeft !== undefined && !mayStayOut && at.x >= crewsLeft
  const below = at.y + 16
  const isAbove = isTouch || isInWay || below + GHOST.height > height - 12
  return { x, y: isAbove ? Math.max(EDGE, at.y - GHOST.height - (isInWay ? 44 : 26)) : below }
}
