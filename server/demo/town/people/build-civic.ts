import { gap } from '../ground/plane.ts'
import type { Point } from '../plan.ts'
import type { Road } from './roads.ts'
import type { Site } from './site.ts'
import { Walk } from './walk.ts'

export interface CivicWish {
  name: string
  /** Where the council wants it. */
  near: Point
  widthM: number
  depthM: number
}

const SETBACK_M = 14
/** Farther than this from where it is wanted, it is not built. */
const REACH_M = 400
const STEP_M = 9

/** A civic building on the free lot nearest to where it is wanted; nothing when there is none. */
export function buildCivic(site: Site, roads: readonly Road[], { near, widthM, depthM }: CivicWish): Point | undefined {
  const fronts: { walk: Walk; at: number; side: number; off: number }[] = []
  for (const { points, kind, lengthM } of roads) {
    if (kind === 'motorway' || kind === 'court' || lengthM < widthM + 24 || !points.some((at) => gap(at, near) < REACH_M)) continue
    const walk = new Walk(points)
    for (let at = 12 + widthM / 2; at < walk.lengthM - 12 - widthM / 2; at += STEP_M) {
      const off = gap(walk.point(at), near)
      if (off < REACH_M) fronts.push({ walk, at, side: 1, off }, { walk, at, side: -1, off })
    }
  }
  fronts.sort((a, b) => a.off - b.off)
  for (const { walk, at, side } of fronts) {
    const { x, y, ux, uy } = walk.stand(at, widthM)
    const out = (SETBACK_M + depthM / 2) * side
    const place = [x - uy * out, y + ux * out] as const
    if (site.buildOnLot({ kind: 'civic', homes: 0, x: place[0], y: place[1], ux, uy, halfWidth: widthM / 2, halfDepth: depthM / 2, cut: (at * 0.317) % 1 }, 4)) return place
  }
  return undefined
}
