import type { ScreenPoint } from './map-port.ts'

/** Whether a point lies inside a loop, closed or not; crossings count (even–odd rule). */
export function isWithin({ x, y }: ScreenPoint, loop: readonly ScreenPoint[]): boolean {
  let inside = false
  for (let i = 0, j = loop.length - 1; i < loop.length; j = i++) {
    const a = loop[i]!
    const b = loop[j]!
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}
