import { BEYOND_M, EXTENT } from '../ground/extent.ts'

const CELL_M = 50
const WEST = EXTENT.west - BEYOND_M - CELL_M
const SOUTH = EXTENT.south - BEYOND_M - CELL_M
const COLUMNS = Math.ceil((EXTENT.east + BEYOND_M + CELL_M - WEST) / CELL_M)
const ROWS = Math.ceil((EXTENT.north + BEYOND_M + CELL_M - SOUTH) / CELL_M)
const column = (x: number) => Math.min(COLUMNS - 1, Math.max(0, Math.floor((x - WEST) / CELL_M)))
const row = (y: number) => Math.min(ROWS - 1, Math.max(0, Math.floor((y - SOUTH) / CELL_M)))

/** Which segments lie about a place: each is noted in every cell of the box around it. Metres; segments by number. */
export class SegmentGrid {
  readonly #cells: (number[] | undefined)[] = new Array<number[] | undefined>(COLUMNS * ROWS)
  readonly #seen: number[] = []
  #round = 0

  add(segment: number, west: number, south: number, east: number, north: number): void {
    this.#seen[segment] = 0
    const [right, top] = [column(east), row(north)]
    for (let j = row(south); j <= top; j++) for (let i = column(west); i <= right; i++) (this.#cells[j * COLUMNS + i] ??= []).push(segment)
  }

  /** Each segment of the cells about a box for which `isAlive`, once. The visitor must not ask the grid again before all are told. */
  forNear(west: number, south: number, east: number, north: number, isAlive: readonly boolean[], visit: (segment: number) => void): void {
    const round = ++this.#round
    const [right, top] = [column(east), row(north)]
    for (let j = row(south); j <= top; j++) {
      for (let i = column(west); i <= right; i++) {
        const cell = this.#cells[j * COLUMNS + i]
        if (cell === undefined) continue
        for (const segment of cell) {
          if (!isAlive[segment] || this.#seen[segment] === round) continue
          this.#seen[segment] = round
          visit(segment)
        }
      }
    }
  }
}
