import { reachX, reachY, touchesLine, type Box } from './box.ts'

const CELL_M = 40

/** Lines that footprints keep away from, each with the metres it asks for, in a grid of 40 m. Filled once, then asked often. */
export class LineGrid {
  readonly #west: number
  readonly #south: number
  readonly #columns: number
  readonly #rows: number
  #ends = new Float64Array(4 * 4096)
  #gaps = new Float32Array(4096)
  #count = 0
  #starts: Int32Array | undefined
  #members = new Int32Array(0)

  constructor(west: number, south: number, east: number, north: number) {
    this.#west = west
    this.#south = south
    this.#columns = Math.max(1, Math.ceil((east - west) / CELL_M))
    this.#rows = Math.max(1, Math.ceil((north - south) / CELL_M))
  }

  add(px: number, py: number, qx: number, qy: number, gap: number): void {
    if (this.#count === this.#gaps.length) {
      const ends = new Float64Array(this.#ends.length * 2)
      ends.set(this.#ends)
      const gaps = new Float32Array(this.#gaps.length * 2)
      gaps.set(this.#gaps)
      this.#ends = ends
      this.#gaps = gaps
    }
    this.#ends.set([px, py, qx, qy], this.#count * 4)
    this.#gaps[this.#count++] = gap
    this.#starts = undefined
  }

  /** Whether the box stands clear of every line by what that line asks for and `more` metres besides. */
  isClear(box: Box, more = 0): boolean {
    const starts = this.#starts ?? this.#sort()
    const rx = reachX(box) + Math.max(0, more)
    const ry = reachY(box) + Math.max(0, more)
    const left = this.#column(box.x - rx)
    const right = this.#column(box.x + rx)
    const top = this.#row(box.y + ry)
    for (let row = this.#row(box.y - ry); row <= top; row++)
      for (let cell = row * this.#columns + left; cell <= row * this.#columns + right; cell++)
        for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
          const line = this.#members[at]!
          const e = line * 4
          const ends = this.#ends
          if (touchesLine(box, ends[e]!, ends[e + 1]!, ends[e + 2]!, ends[e + 3]!, this.#gaps[line]! + more)) return false
        }
    return true
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#west) / CELL_M)))
  }
  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#south) / CELL_M)))
  }

  /** Counting sort of lines into cells: one pass to count, one to fill. */
  #sort(): Int32Array {
    const starts = new Int32Array(this.#columns * this.#rows + 1)
    for (let line = 0; line < this.#count; line++) this.#cellsOf(line, (cell) => starts[cell + 1]!++)
    for (let cell = 0; cell < starts.length - 1; cell++) starts[cell + 1]! += starts[cell]!
    const next = starts.slice()
    this.#members = new Int32Array(starts.at(-1)!)
    for (let line = 0; line < this.#count; line++) this.#cellsOf(line, (cell) => (this.#members[next[cell]!++] = line))
    this.#starts = starts
    return starts
  }

  /** Long lines are walked in steps, so that a slanted one does not fill the square around it. */
  #cellsOf(line: number, visit: (cell: number) => void): void {
    const e = line * 4
    const px = this.#ends[e]!
    const py = this.#ends[e + 1]!
    const dx = this.#ends[e + 2]! - px
    const dy = this.#ends[e + 3]! - py
    const gap = this.#gaps[line]!
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / (2 * CELL_M)))
    const seen = steps > 1 ? new Set<number>() : undefined
    for (let step = 0; step < steps; step++) {
      const ax = px + (dx * step) / steps
      const ay = py + (dy * step) / steps
      const bx = px + (dx * (step + 1)) / steps
      const by = py + (dy * (step + 1)) / steps
      const right = this.#column(Math.max(ax, bx) + gap)
      const top = this.#row(Math.max(ay, by) + gap)
      for (let row = this.#row(Math.min(ay, by) - gap); row <= top; row++)
        for (let column = this.#column(Math.min(ax, bx) - gap); column <= right; column++) {
          const cell = row * this.#columns + column
          if (seen?.has(cell)) continue
          seen?.add(cell)
          visit(cell)
        }
    }
  }
}
