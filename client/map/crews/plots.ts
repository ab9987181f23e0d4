/** A rectangle of the picture by its middle, pixels. */
export interface Plot {
  x: number
  y: number
  width: number
  height: number
}

const CELL_PX = 64
const ROWS = 2 ** 24

/** Rectangles by the squares they lie in, so that a question looks at the few nearby and not at a city's. */
export class Plots {
  #cells = new Map<number, Plot[]>()

  constructor(plots: Iterable<Plot> = []) {
    for (const plot of plots) this.add(plot)
  }

  add(plot: Plot): void {
    for (let i = cell(plot.x - plot.width / 2); i <= cell(plot.x + plot.width / 2); i++) {
      for (let j = cell(plot.y - plot.height / 2); j <= cell(plot.y + plot.height / 2); j++) {
        const there = this.#cells.get(i * ROWS + j)
        if (there) there.push(plot)
        else this.#cells.set(i * ROWS + j, [plot])
      }
    }
  }

  isFree(room: Plot): boolean {
    for (let i = cell(room.x - room.width / 2); i <= cell(room.x + room.width / 2); i++) {
      for (let j = cell(room.y - room.height / 2); j <= cell(room.y + room.height / 2); j++) {
        for (const plot of this.#cells.get(i * ROWS + j) ?? []) if (overlap(room, plot)) return false
      }
    }
    return true
  }
}

const cell = (pixels: number): number => Math.floor(pixels / CELL_PX)

export const overlap = (a: Plot, b: Plot): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2
