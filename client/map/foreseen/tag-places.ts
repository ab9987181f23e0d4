/** A tag beside a truck: where the truck is drawn, and how large the tag is. Pixels; the foremost come first. */
export interface Tagged {
  key: string
  x: number
  y: number
  width: number
  height: number
}
export type TagSide = 'right' | 'left' | 'above' | 'below'
export interface TagPlace {
  left: number
  top: number
  side: TagSide
}

/** From the middle of a badge to what stands beside it. */
const BESIDE = 20
const EDGE = 6
const SIDES: readonly TagSide[] = ['right', 'left', 'below', 'above']

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/**
 * Each tag on the first side where it covers no other and no truck that has one; where none is free it is
 * left out: who has no room is told in the list of crews. A tag keeps the side it had while that is free.
 */
export function placeTags(tags: readonly Tagged[], area: { width: number; height: number }, before: ReadonlyMap<string, TagPlace>): Map<string, TagPlace> {
  const places = new Map<string, TagPlace>()
  const taken: Box[] = tags.map(({ x, y }) => ({ left: x - 13, top: y - 11, right: x + 13, bottom: y + 11 }))
  for (const tag of tags) {
    const last = before.get(tag.key)?.side
    const sides = last ? [last, ...SIDES.filter((side) => side !== last)] : SIDES
    for (const side of sides) {
      const box = boxOf(tag, side)
      const isIn = box.left >= EDGE && box.top >= EDGE && box.right <= area.width - EDGE && box.bottom <= area.height - EDGE
      if (!isIn || taken.some((other) => meet(box, other))) continue
      taken.push(box)
      places.set(tag.key, { left: box.left, top: box.top, side })
      break
    }
  }
  return places
}

function boxOf({ x, y, width, height }: Tagged, side: TagSide): Box {
  const left = side === 'right' ? x + BESIDE : side === 'left' ? x - BESIDE - width : x - width / 2
  const top = side === 'below' ? y + BESIDE : side === 'above' ? y - BESIDE - height : y - height / 2
  return { left, top, right: left + width, bottom: top + height }
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
