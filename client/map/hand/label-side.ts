export type Side = 'left' | 'right'

const POINTER_PX = 14
const EDGE_PX = 8
/** It turns back only when there is room to spare, so that a hand along the edge does not make it flicker. */
const SPARE_PX = 24

/** On which side of a pointer at `x` its label is read whole; to the right where neither is. */
export function labelSide(x: number, labelPx: number, mapPx: number, before: Side): Side {
  const room = mapPx - EDGE_PX - (x + POINTER_PX + labelPx)
  const fitsLeft = x - labelPx >= EDGE_PX
  return room < (before === 'left' ? SPARE_PX : 0) && fitsLeft ? 'left' : 'right'
}
