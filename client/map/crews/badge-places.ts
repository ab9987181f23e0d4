import { Plots, type Plot } from './plots.ts'

export interface Badge extends Plot {
  crewId: string
  /** What drives stays where it is, unless another would hide its number. */
  drives: boolean
}
export type Offset = readonly [x: number, y: number]

const HOME: Offset = [0, 0]
/** Clear of a post, and of the sign above it. */
const BESIDE_PX = 8
const BELOW_PX = 9
const GAP_PX = 5
/** It goes back only when there is room to spare: a receiver that wavers moves nothing to and fro. */
const SPARE_PX = 4
/** Its middle, where the number is. */
const CORE = 0.5

/**
 * Where badges are drawn that would lie on a sign or on each other: beside the post, else a little
 * around their place, from the nearest on. Whoever is not named is drawn where it is. Fed with its
 * own answer it gives the same again.
 */
export function placeBadges(badges: readonly Badge[], signPlots: readonly Plot[], before: ReadonlyMap<string, Offset>): Map<string, Offset> {
  const aside = new Map<string, Offset>()
  const signs = new Plots(signPlots)
  const taken = new Plots()
  for (const drives of [false, true]) {
    for (const badge of badges) {
      if (badge.drives !== drives) continue
      const isFree = ([x, y]: Offset, width = badge.width, height = badge.height) => {
        const room = { x: badge.x + x, y: badge.y + y, width, height }
        return taken.isFree(room) && (drives || signs.isFree(room))
      }
      const last = before.get(badge.crewId)
      const [share, spare] = [drives ? CORE : 1, last ? 2 * SPARE_PX : 0]
      const by = isFree(HOME, badge.width * share + spare, badge.height * share + spare) ? HOME : last && isFree(last) ? last : (around(badge).find((each) => isFree(each)) ?? HOME)
      if (by !== HOME) aside.set(badge.crewId, by)
      taken.add({ x: badge.x + by[0], y: badge.y + by[1], width: badge.width, height: badge.height })
    }
  }
  return aside
}

function around({ width, height }: Plot): Offset[] {
  const beside = BESIDE_PX + width / 2
  const across = width + GAP_PX
  const down = height + GAP_PX
  return [
    [beside, BELOW_PX], [-beside, BELOW_PX], [0, height / 2 + BESIDE_PX],
    [across, 0], [-across, 0], [0, down], [across, down], [-across, down], [0, -down], [across, -down], [-across, -down],
    [2 * across, 0], [-2 * across, 0], [2 * across, down], [-2 * across, down], [0, 2 * down], [across, 2 * down], [-across, 2 * down],
  ]
}
