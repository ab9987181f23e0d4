import type { GeoJSONFeatureDiff, GeoJSONSourceDiff } from 'maplibre-gl'

/** A point on the map: its number, where it is, and what its layers read. */
export interface PointFeature {
  type: 'Feature'
  id: number
  geometry: { type: 'Point'; coordinates: [lng: number, lat: number] }
  properties: Record<string, string | number | boolean>
}

export const pointFeature = (id: number, lng: number, lat: number, properties: PointFeature['properties']): PointFeature => ({
  type: 'Feature', id, geometry: { type: 'Point', coordinates: [lng, lat] }, properties,
})

/** What turns `previous` into `next`, for `updateData`; undefined when nothing does. */
export function featureDiff(previous: ReadonlyMap<number, PointFeature>, next: ReadonlyMap<number, PointFeature>): GeoJSONSourceDiff | undefined {
  const remove: number[] = []
  const add: PointFeature[] = []
  const update: GeoJSONFeatureDiff[] = []
  for (const id of previous.keys()) if (!next.has(id)) remove.push(id)
  for (const [id, feature] of next) {
    const before = previous.get(id)
    if (!before) add.push(feature)
    else if (before !== feature) {
      const change = changeOf(before, feature)
      if (change) update.push(change)
    }
  }
  if (remove.length + add.length + update.length === 0) return undefined
  return { ...(remove.length ? { remove } : {}), ...(add.length ? { add } : {}), ...(update.length ? { update } : {}) }
}

function changeOf(before: PointFeature, after: PointFeature): GeoJSONFeatureDiff | undefined {
  const [lng, lat] = after.geometry.coordinates
  const moved = before.geometry.coordinates[0] !== lng || before.geometry.coordinates[1] !== lat
  const set = Object.entries(after.properties).filter(([key, value]) => before.properties[key] !== value)
  const gone = Object.keys(before.properties).filter((key) => !(key in after.properties))
  if (!moved && set.length === 0 && gone.length === 0) return undefined
  return {
    id: after.id,
    ...(moved ? { newGeometry: after.geometry } : {}),
    ...(gone.length ? { removeProperties: gone } : {}),
    ...(set.length ? { addOrUpdateProperties: set.map(([key, value]) => ({ key, value })) } : {}),
  }
}
