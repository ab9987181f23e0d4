import type { Point, PointRing } from '../plan.ts'

/** Plane geometry in metres: what every part of the ground asks for. */
export const plus = (a: Point, b: Point, times = 1): Point => [a[0] + b[0] * times, a[1] + b[1] * times]
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]]
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1]
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0]
export const gap = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])
/** Turned left by a right angle. */
export const left = (a: Point): Point => [-a[1], a[0]]
export const toward = (angle: number): Point => [Math.cos(angle), Math.sin(angle)]
export const mixed = (a: Point, b: Point, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]

export function turned(p: Point, angle: number): Point {
  const [c, s] = [Math.cos(angle), Math.sin(angle)]
  return [p[0] * c - p[1] * s, p[0] * s + p[1] * c]
}

export function unit(a: Point): Point {
  const length = Math.hypot(a[0], a[1]) || 1
  return [a[0] / length, a[1] / length]
}

/** 0 at `from` and before, 1 at `to` and after (which may lie below `from`), eased in between. */
export function eased(value: number, from: number, to: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

export const lengthOf = (line: readonly Point[]): number => line.reduce((sum, p, i) => (i === 0 ? 0 : sum + gap(line[i - 1]!, p)), 0)

/** The direction of a line about one of its points, length 1. */
export const tangentAt = (line: readonly Point[], i: number): Point =>
  unit(minus(line[Math.min(i + 1, line.length - 1)]!, line[Math.max(i - 1, 0)]!))

/** The same line with a point every `stepM`, its last point kept. */
export function resampled(line: readonly Point[], stepM: number): Point[] {
  const out: Point[] = [line[0]!]
  let left = stepM
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!]
    const length = gap(a, b)
    let at = left
    for (; at < length; at += stepM) out.push(mixed(a, b, at / length))
    left = at - length
  }
  const last = line[line.length - 1]!
  if (gap(out[out.length - 1]!, last) < stepM / 3 && out.length > 1) out.pop()
  return [...out, last]
}

/** A smooth line through all the points (Catmull–Rom), a point every `stepM`. */
export function splineThrough(points: readonly Point[], stepM: number): Point[] {
  const fine: Point[] = []
  for (let i = 0; i + 1 < points.length; i++) {
    const [p1, p2] = [points[i]!, points[i + 1]!]
    const [p0, p3] = [points[i - 1] ?? plus(p1, minus(p1, p2)), points[i + 2] ?? plus(p2, minus(p2, p1))]
    const count = Math.max(2, Math.ceil(gap(p1, p2) / 12))
    for (let k = 0; k < count; k++) {
      const t = k / count
      const at = (n: 0 | 1) =>
        0.5 * (2 * p1[n] + (p2[n] - p0[n]) * t + (2 * p0[n] - 5 * p1[n] + 4 * p2[n] - p3[n]) * t * t + (3 * p1[n] - p0[n] - 3 * p2[n] + p3[n]) * t ** 3)
      fine.push([at(0), at(1)])
    }
  }
  return resampled([...fine, points[points.length - 1]!], stepM)
}

/** The line moved sideways, to its left, by a width for each of its points. */
export const offset = (line: readonly Point[], widthAt: (i: number) => number): Point[] =>
  line.map((p, i) => plus(p, left(tangentAt(line, i)), widthAt(i)))

/** Positive when counter-clockwise. The ring may be open or closed. */
export function areaOf(ring: readonly Point[]): number {
  let twice = 0
  for (let i = 0; i < ring.length; i++) twice += cross(ring[i]!, ring[(i + 1) % ring.length]!)
  return twice / 2
}

/** Closed and counter-clockwise. */
export function closedRing(points: readonly Point[]): PointRing {
  const open = gap(points[0]!, points[points.length - 1]!) < 1e-9 ? points.slice(0, -1) : [...points]
  if (areaOf(open) < 0) open.reverse()
  return [...open, open[0]!]
}

export function isInside(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[xi, yi], [xj, yj]] = [ring[i]!, ring[j]!]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Where p lies along a–b, from 0 to 1, and how far off it is. */
export function footOn(a: Point, b: Point, p: Point): { share: number; offM: number } {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const share = Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)))
  return { share, offM: Math.hypot(p[0] - a[0] - dx * share, p[1] - a[1] - dy * share) }
}

/** The nearest point of a line: which piece, how far along the whole line, how far off. Asked most often of all, so it makes no objects on its way. */
export function nearestOn(line: readonly Point[], p: Point): { piece: number; at: Point; alongM: number; offM: number } {
  let piece = 0
  let best = Infinity
  for (let i = 0; i + 1 < line.length; i++) {
    const a = line[i]!
    const b = line[i + 1]!
    const dx = b[0] - a[0]
    const dy = b[1] - a[1]
    const share = Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)))
    const x = p[0] - a[0] - dx * share
    const y = p[1] - a[1] - dy * share
    if (x * x + y * y >= best) continue
    best = x * x + y * y
    piece = i
  }
  const { share, offM } = footOn(line[piece]!, line[piece + 1]!, p)
  const alongM = lengthOf(line.slice(0, piece + 1)) + share * gap(line[piece]!, line[piece + 1]!)
  return { piece, at: mixed(line[piece]!, line[piece + 1]!, share), alongM, offM }
}

/** Fewer points, none farther than `withinM` from where the line was (Douglas–Peucker). */
export function simplified(line: readonly Point[], withinM: number): Point[] {
  if (line.length < 3) return [...line]
  const [first, last] = [line[0]!, line[line.length - 1]!]
  let far = 0
  let at = 0
  for (let i = 1; i + 1 < line.length; i++) {
    const { offM } = footOn(first, last, line[i]!)
    if (offM > far) [far, at] = [offM, i]
  }
  if (far <= withinM) return [first, last]
  return [...simplified(line.slice(0, at + 1), withinM).slice(0, -1), ...simplified(line.slice(at), withinM)]
}
