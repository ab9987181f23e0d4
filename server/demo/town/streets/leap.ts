import { diceFor } from '../ground/chance.ts'
import type { Ground } from '../ground/ground.ts'
import { areaOf } from '../ground/plane.ts'
import { frontagesOf, lotOn } from '../land/frontage.ts'
import type { Net } from './net.ts'
import { isBeyond, pointInside, type Superblock } from './superblocks.ts'

const MOST = 4
/** Nobody builds farther out than that from what is built. */
const FARTHEST_M = 4300

/** Fields along a country road that became subdivisions before the town reached them. */
export function leapOut(ground: Ground, net: Net, superblocks: readonly Superblock[]): Superblock[] {
  const dice = diceFor(ground.seed, 'leaps')
  const edge = Math.max(...superblocks.filter(({ zone }) => zone !== 'country').map(({ feltM }) => feltM))
  const places = superblocks
    .filter(({ zone, at, areaM2 }) => zone === 'country' && areaM2 > 500_000 && Math.hypot(at[0], at[1]) < FARTHEST_M)
    .flatMap((block) => frontagesOf(net, block))
    .filter(({ at, kind }) => Math.hypot(at[0] / 1.2, at[1]) < edge * 1.12 && Math.abs(at[0]) < 4200 && Math.abs(at[1]) < 3200 && kind !== 'pike')
  const leaps: Superblock[] = []
  for (let tries = 0; tries < 60 && leaps.length < MOST && places.length > 0; tries++) {
    const place = dice.pick(places)
    const [width, depth] = [dice.between(430, 600), dice.between(330, 450)]
    if (!ground.raster.isFree(lotOn(place, width + 60, depth + 40, 14), place.block.id)) continue
    const ring = lotOn(place, width, depth, 0)
    const id = superblocks.length + leaps.length
    ground.raster.stampFace(ring, id)
    const at = pointInside(ring)
    leaps.push({ id, ring, areaM2: areaOf(ring), freeM2: areaOf(ring), at, zone: 'nineties', farBank: isBeyond(ground, at), feltM: edge })
  }
  return leaps
}
