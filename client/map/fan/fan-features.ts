import { pointFeature, type PointFeature } from '../live/feature-diff.ts'
import { fanPositions, fanSlot, MOST } from './fan-out.ts'
import { CALM_SIZE } from '../requests/features.ts'
import { bareIcon, iconId } from '../icons/icon-id.ts'

/** The middle of a fan is a feature too; no request has this number. */
export const HUB = 0
const RIM_PX = 26

/** Signs around their place, each on a leg, above a disc with the count in its middle. */
export function fanFeatures(
  slots: readonly (number | undefined)[], signs: ReadonlyMap<number, PointFeature>, at: readonly [lng: number, lat: number], count: number,
): Map<number, PointFeature> {
  const shown = slots.slice(0, MOST)
  const positions = fanPositions(shown.length)
  const reach = Math.max(...positions.map(({ x, y }) => Math.hypot(x, y)))
  const features = new Map([[HUB, pointFeature(HUB, at[0], at[1], { hub: count > MOST ? `${MOST} of ${count}` : String(count), reach: reach + RIM_PX })]])
  shown.forEach((id, i) => {
    const sign = id === undefined ? undefined : signs.get(id)
    if (!sign) return
    const { x, y } = positions[i]!
    const { ring, icon, ...rest } = sign.properties
    const length = Math.hypot(x, y) - Number(sign.properties.size ?? CALM_SIZE) / 2
    features.set(sign.id, pointFeature(sign.id, at[0], at[1], {
      ...rest,
      icon: bareIcon(String(icon)),
      ...(ring === undefined ? {} : { ring: bareIcon(String(ring)) }),
      slot: fanSlot(shown.length, i),
      x, y,
      leg: iconId({ kind: 'leg', length: Math.round(length) }),
      turn: (Math.atan2(x, -y) * 180) / Math.PI,
    }))
  })
  return features
}
