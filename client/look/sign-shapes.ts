import type { Phase } from '../../shared/protocol/words.ts'

/**
 * A sign's outline by the phase of its clock, in a box of 36. Each path starts at the top and
 * runs clockwise, so that a dash of `left` × `length` is the time left, as painted on the edge.
 * The map draws the same paths on a canvas.
 */
export interface SignShape {
  outline: string
  length: number
  solid?: true
  dashed?: true
  check?: true
}

export const SIGN_BOX = 36
export const SIGN_EDGE = 2.8

const circle = 'M18 2.6a15.4 15.4 0 0 1 0 30.8a15.4 15.4 0 0 1 0-30.8z'
const round = 2 * Math.PI * 15.4
const octagon = 'M18 1.5H24.8L34.5 11.2V24.8L24.8 34.5H11.2L1.5 24.8V11.2L11.2 1.5z'

export const SIGN_SHAPES: Record<Phase, SignShape> = {
  'on-track': { outline: circle, length: round },
  'at-risk': { outline: 'M18 1.8L34.2 18L18 34.2L1.8 18z', length: 4 * 16.2 * Math.SQRT2 },
  breached: { outline: octagon, length: 107, solid: true },
  paused: { outline: 'M18 4H32V32H4V4z', length: 112, dashed: true },
  met: { outline: circle, length: round, check: true },
  missed: { outline: octagon, length: 107 },
}
