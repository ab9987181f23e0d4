import type { LngLat, Ring } from '../city-source.ts'

/** How often longer than wide a water must be to have a line along its middle. */
const LONG = 4
const STEPS = 64

/**
 * The line along the middle of a long water, for its name to run on: the outline is parted at its two
 * ends, and the points half-way between the two banks are joined. Undefined where it is as wide as long.
 */
export function midline(outline: Ring): LngLat[] | undefined {
  const ring = outline.slice(0, -1)
  const scale = Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180)
  const gap = (a: LngLat, b: LngLat) => Math.hypot((a[0] - b[0]) * scale, a[1] - b[1])
  // The farthest point from anywhere is an end, and the farthest from there is the other.
  const farthest = (from: LngLat) => ring.reduce((best, at, i) => (gap(at, from) > gap(ring[best]!, from) ? i : best), 0)
  if (ring.length < 4) return undefined
  const head = farthest(ring[0]!)
  const tail = farthest(ring[head]!)
  const around = (from: number, to: number) => Array.from({ length: ((to - from + ring.length) % ring.length) + 1 }, (_, i) => ring[(from + i) % ring.length]!)
  const [one, other] = [evenly(around(head, tail), gap), evenly(around(tail, head).reverse(), gap)]
  const width = one.reduce((sum, at, i) => sum + gap(at, other[i]!), 0) / one.length
  const middle = one.map((at, i): LngLat => [(at[0] + other[i]![0]) / 2, (at[1] + other[i]![1]) / 2])
  const length = middle.slice(1).reduce((sum, at, i) => sum + gap(at, middle[i]!), 0)
  return length > width * LONG ? middle : undefined
}

/** As many points on a line, the same distance apart. */
function evenly(along: readonly LngLat[], gap: (a: LngLat, b: LngLat) => number): LngLat[] {
  const reached = [0]
  for (let i = 1; i < along.length; i++) reached.push(reached[i - 1]! + gap(along[i - 1]!, along[i]!))
  const length = reached.at(-1)!
  let i = 1
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const want = (length * step) / STEPS
    while (i < along.length - 1 && reached[i]! < want) i++
    const part = (want - reached[i - 1]!) / (reached[i]! - reached[i - 1]! || 1)
    const [a, b] = [along[i - 1]!, along[i]!]
    return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part] as const
  })
}
