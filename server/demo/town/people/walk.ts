import type { Point } from '../plan.ts'

/** A place beside a road: the point of its centre line and the way the road runs there, length 1. */
export interface Stand {
  x: number
  y: number
  ux: number
  uy: number
}

/** A road walked by the metre. Bends are taken across a few metres, as the front of a house would. */
export class Walk {
  readonly lengthM: number
  readonly #points: readonly Point[]
  readonly #along: Float64Array

  constructor(points: readonly Point[]) {
    this.#points = points
    this.#along = new Float64Array(points.length)
    for (let n = 1; n < points.length; n++) this.#along[n] = this.#along[n - 1]! + Math.hypot(points[n]![0] - points[n - 1]![0], points[n]![1] - points[n - 1]![1])
    this.lengthM = this.#along.at(-1)!
  }

  /** Where a front of `widthM` has its middle, `at` metres along. */
  stand(at: number, widthM: number): Stand {
    const [x, y] = this.point(at)
    const [ax, ay] = this.point(at - widthM / 2)
    const [bx, by] = this.point(at + widthM / 2)
    const length = Math.hypot(bx - ax, by - ay) || 1
    return { x, y, ux: (bx - ax) / length, uy: (by - ay) / length }
  }

  /** Index of the last point at or before `at`. */
  piece(at: number): number {
    let low = 0
    let high = this.#along.length - 2
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#along[middle]! <= at) low = middle
      else high = middle - 1
    }
    return low
  }

  point(at: number): Point {
    const n = this.piece(at)
    const length = this.#along[n + 1]! - this.#along[n]!
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, (at - this.#along[n]!) / length))
    const [[ax, ay], [bx, by]] = [this.#points[n]!, this.#points[n + 1]!]
    return [ax + (bx - ax) * share, ay + (by - ay) * share]
  }
}
