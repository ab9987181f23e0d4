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
    for (const cell of cellsOf(box, gap)) {
      const here = this.#cells.get(cell)
      if (here?.some((other) => meet(box, other, gap))) return false
    }
    return true
  }

  add(footprint: Footprint): void {
    this.all.push(footprint)
    for (const cell of cellsOf(footprint, 0)) {
      const here = this.#cells.get(cell)
      if (here) here.push(footprint)
      else this.#cells.set(cell, [footprint])
    }
  }
}

function cellsOf(box: Box, gap: number): number[] {
  const rx = reachX(box) + gap
  const ry = reachY(box) + gap
  const cells: number[] = []
  for (let row = Math.floor((box.y - ry) / CELL_M); row <= Math.floor((box.y + ry) / CELL_M); row++)
    for (let column = Math.floor((box.x - rx) / CELL_M); column <= Math.floor((box.x + rx) / CELL_M); column++) cells.push(row * 4096 + column)
  return cells
}
