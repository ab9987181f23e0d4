import type { ScreenPoint } from '../map-port.ts'

/** Whether a point lies inside a closed line, by how often a ray to the right crosses it (even-odd rule). */
export function isInside({ x, y }: ScreenPoint, polygon: readonly ScreenPoint[]): boolean {
  let inside = false
  for (let i = 0, before = polygon.length - 1; i < polygon.length; before = i++) {
    const [a, b] = [polygon[i]!, polygon[before]!]
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}
