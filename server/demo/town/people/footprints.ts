import type { BuildingKind } from '../../../pack/city-source.ts'
import { meet, reachX, reachY, type Box } from './box.ts'

const CELL_M = 40

export interface Footprint extends Box {
  kind: BuildingKind
  /** Homes under this roof. */
  homes: number
  /** In [0, 1): which of the shapes a house may have within its box. */
  cut: number
}

/** What has been built so far, in a grid, so that nothing is built upon it. */
export class Footprints {
  readonly all: Footprint[] = []
  readonly #cells = new Map<number, Footprint[]>()

  /** Whether nothing stands within `gap` metres of the box. */
  isFree(box: Box, gap: number): boolean {
    const [rx, ry] = [reachX(box) + gap, reachY(box) + gap]
    const [left, right, top] = [cell(box.x - rx), cell(box.x + rx), cell(box.y + ry)]
    for (let row = cell(box.y - ry); row <= top; row++)
      for (let column = left; column <= right; column++) {
        const here = this.#cells.get(row * ROW + column)
        if (here) for (const other of here) if (meet(box, other, gap)) return false
      }
    return true
  }

  add(footprint: Footprint): void {
    this.all.push(footprint)
    const [rx, ry] = [reachX(footprint), reachY(footprint)]
    for (let row = cell(footprint.y - ry); row <= cell(footprint.y + ry); row++)
      for (let column = cell(footprint.x - rx); column <= cell(footprint.x + rx); column++) {
        const here = this.#cells.get(row * ROW + column)
        if (here) here.push(footprint)
        else this.#cells.set(row * ROW + column, [footprint])
      }
  }
}

/** More columns than any town has. */
const ROW = 4096
const cell = (metres: number) => Math.floor(metres / CELL_M)
