import type { Point } from '../plan.ts'
import { BEYOND_M, EXTENT } from './extent.ts'

/** What binds streets, a bit each; a cell may hold several. */
export const WATER = 1
export const BANK = 2
export const CREEK = 4
export const RAIL = 8
export const MOTORWAY = 16
export const POND = 32
export const RESERVED = 64
/** No local street runs there. */
export const BARRED = WATER | BANK | CREEK | RAIL | MOTORWAY | POND | RESERVED

const CELL_M = 8
const WEST = EXTENT.west - BEYOND_M
const SOUTH = EXTENT.south - BEYOND_M
const COLUMNS = Math.ceil((EXTENT.east + BEYOND_M - WEST) / CELL_M)
const ROWS = Math.ceil((EXTENT.north + BEYOND_M - SOUTH) / CELL_M)

/** The ground in cells of 8 m: what binds streets there, and which superblock it lies in. */
export class Raster {
  readonly #bars = new Uint8Array(COLUMNS * ROWS)
  /** Superblock + 1; 0 is none. */
  readonly #faces = new Uint16Array(COLUMNS * ROWS)

  #cell(x: number, y: number): number {
    const [i, j] = [Math.floor((x - WEST) / CELL_M), Math.floor((y - SOUTH) / CELL_M)]
    return i < 0 || j < 0 || i >= COLUMNS || j >= ROWS ? -1 : j * COLUMNS + i
  }

  bars([x, y]: Point): number {
    const cell = this.#cell(x, y)
    return cell < 0 ? 0 : this.#bars[cell]!
  }

  /** −1 where there is none. */
  faceAt([x, y]: Point): number {
    const cell = this.#cell(x, y)
    return cell < 0 ? -1 : this.#faces[cell]! - 1
  }

  /** Every cell within so many metres of the line. */
  stampLine(line: readonly Point[], bit: number, withinM: number | ((i: number) => number)): void {
    for (let i = 0; i + 1 < line.length; i++) {
      const reach = typeof withinM === 'number' ? withinM : withinM(i)
      this.#stampCapsule(line[i]!, line[i + 1]!, bit, reach)
    }
  }

  #stampCapsule([ax, ay]: Point, [bx, by]: Point, bit: number, reach: number): void {
    const [dx, dy] = [bx - ax, by - ay]
    const square = dx * dx + dy * dy || 1
    const top = Math.min(ROWS - 1, Math.floor((Math.max(ay, by) + reach - SOUTH) / CELL_M))
    const right = Math.min(COLUMNS - 1, Math.floor((Math.max(ax, bx) + reach - WEST) / CELL_M))
    for (let j = Math.max(0, Math.floor((Math.min(ay, by) - reach - SOUTH) / CELL_M)); j <= top; j++) {
      const y = SOUTH + (j + 0.5) * CELL_M
      for (let i = Math.max(0, Math.floor((Math.min(ax, bx) - reach - WEST) / CELL_M)); i <= right; i++) {
        const x = WEST + (i + 0.5) * CELL_M
        const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square))
        const [ex, ey] = [x - ax - dx * t, y - ay - dy * t]
        if (ex * ex + ey * ey <= reach * reach) this.#bars[j * COLUMNS + i]! |= bit
      }
    }
  }

  stampRing(ring: readonly Point[], bit: number): void {
    fill(ring, (from, to) => {
      for (let cell = from; cell <= to; cell++) this.#bars[cell]! |= bit
    })
  }

  stampFace(ring: readonly Point[], face: number): void {
    fill(ring, (from, to) => this.#faces.fill(face + 1, from, to + 1))
  }

  /** Whether every cell of the ring is free of the bits and of one face. */
  isFree(ring: readonly Point[], face: number, bits = BARRED): boolean {
    // Most places fail at a corner already.
    let free = ring.every((p) => (this.bars(p) & bits) === 0 && this.faceAt(p) === face)
    if (!free) return false
    fill(ring, (from, to) => {
      for (let cell = from; cell <= to && free; cell++) if ((this.#bars[cell]! & bits) !== 0 || this.#faces[cell] !== face + 1) free = false
    })
    return free
  }

  /** Square metres of the ring that streets may use. */
  freeM2(ring: readonly Point[]): number {
    let count = 0
    fill(ring, (from, to) => {
      for (let cell = from; cell <= to; cell++) if ((this.#bars[cell]! & BARRED) === 0) count++
    })
    return count * CELL_M * CELL_M
  }
}

/** Calls with runs of cells, first to last, whose middles lie in the ring (scan lines, even–odd). */
function fill(ring: readonly Point[], run: (from: number, to: number) => void): void {
  let [low, high] = [Infinity, -Infinity]
  for (const [, y] of ring) {
    low = Math.min(low, y)
    high = Math.max(high, y)
  }
  const last = Math.min(ROWS - 1, Math.ceil((high - SOUTH) / CELL_M))
  for (let j = Math.max(0, Math.floor((low - SOUTH) / CELL_M)); j <= last; j++) {
    const y = SOUTH + (j + 0.5) * CELL_M
    const cuts: number[] = []
    for (let i = 0, k = ring.length - 1; i < ring.length; k = i++) {
      const [[xi, yi], [xk, yk]] = [ring[i]!, ring[k]!]
      if (yi > y !== yk > y) cuts.push(xi + ((y - yi) / (yk - yi)) * (xk - xi))
    }
    cuts.sort((a, b) => a - b)
    for (let c = 0; c + 1 < cuts.length; c += 2) {
      const from = Math.max(0, Math.ceil((cuts[c]! - WEST) / CELL_M - 0.5))
      const to = Math.min(COLUMNS - 1, Math.floor((cuts[c + 1]! - WEST) / CELL_M - 0.5))
      if (to >= from) run(j * COLUMNS + from, j * COLUMNS + to)
    }
  }
}
