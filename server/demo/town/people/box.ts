/** A footprint: its middle, the unit vector along its front, half its width along that and half its depth across it. Metres. */
export interface Box {
  x: number
  y: number
  ux: number
  uy: number
  halfWidth: number
  halfDepth: number
}

/** Half the width and half the height of the box that stands straight around it. */
export const reachX = (box: Box): number => Math.abs(box.ux) * box.halfWidth + Math.abs(box.uy) * box.halfDepth
export const reachY = (box: Box): number => Math.abs(box.uy) * box.halfWidth + Math.abs(box.ux) * box.halfDepth

/** Corners, counter-clockwise when y points north. */
export function cornersOf({ x, y, ux, uy, halfWidth: w, halfDepth: d }: Box): [number, number][] {
  return [
    [x - ux * w + uy * d, y - uy * w - ux * d],
    [x + ux * w + uy * d, y + uy * w - ux * d],
    [x + ux * w - uy * d, y + uy * w + ux * d],
    [x - ux * w - uy * d, y - uy * w + ux * d],
  ]
}

/**
 * Whether two boxes come nearer to each other than `gap` metres, by the separating axes of both.
 * Source: Gottschalk, Lin, Manocha, "OBBTree", SIGGRAPH 1996, in two dimensions.
 */
export function meet(a: Box, b: Box, gap: number): boolean {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const along = Math.abs(a.ux * b.ux + a.uy * b.uy)
  const across = Math.abs(a.ux * b.uy - a.uy * b.ux)
  return (
    Math.abs(dx * a.ux + dy * a.uy) < a.halfWidth + b.halfWidth * along + b.halfDepth * across + gap &&
    Math.abs(dy * a.ux - dx * a.uy) < a.halfDepth + b.halfWidth * across + b.halfDepth * along + gap &&
    Math.abs(dx * b.ux + dy * b.uy) < b.halfWidth + a.halfWidth * along + a.halfDepth * across + gap &&
    Math.abs(dy * b.ux - dx * b.uy) < b.halfDepth + a.halfWidth * across + a.halfDepth * along + gap
  )
}

/** Whether the straight line from (px, py) to (qx, qy) comes nearer to the box than `gap` metres; corners are taken as square. */
export function touchesLine(box: Box, px: number, py: number, qx: number, qy: number, gap: number): boolean {
  const { x, y, ux, uy } = box
  const w = box.halfWidth + gap
  const d = box.halfDepth + gap
  const pu = (px - x) * ux + (py - y) * uy
  const qu = (qx - x) * ux + (qy - y) * uy
  if ((pu < -w && qu < -w) || (pu > w && qu > w)) return false
  const pv = (py - y) * ux - (px - x) * uy
  const qv = (qy - y) * ux - (qx - x) * uy
  if ((pv < -d && qv < -d) || (pv > d && qv > d)) return false
  // The line's own normal is the last axis that may part them.
  const nu = pv - qv
  const nv = qu - pu
  return Math.abs(nu * pu + nv * pv) <= Math.abs(nu) * w + Math.abs(nv) * d
}
