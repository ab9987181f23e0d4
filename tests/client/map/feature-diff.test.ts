import fc from 'fast-check'
import { expect, it } from 'vitest'
import { featureDiff, pointFeature, type PointFeature } from '../../../client/map/live/feature-diff.ts'
import { FeatureIds } from '../../../client/map/live/feature-ids.ts'
import { SourceFeed } from '../../../client/map/live/source-feed.ts'

type Features = Map<number, PointFeature>
const value = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 3 }), fc.boolean())
const properties = fc.dictionary(fc.constantFrom('icon', 'rank', 'ring', 'help'), value)
const features = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), properties), { maxLength: 12 })
  .map((rows): Features => new Map(rows.map(([id, lng, lat, properties]) => [id, pointFeature(id, lng, lat, properties)])))

/** In the order that the source documents: remove, add, update; within an update geometry, removal, setting. */
function applied(before: Features, diff: ReturnType<typeof featureDiff>): Features {
  const after: Features = new Map([...before].map(([id, feature]) => [id, structuredClone(feature)]))
  for (const id of diff?.remove ?? []) after.delete(id as number)
  for (const feature of diff?.add ?? []) after.set(feature.id as number, feature as PointFeature)
  for (const change of diff?.update ?? []) {
    const feature = after.get(change.id as number)!
    if (change.newGeometry) feature.geometry = change.newGeometry as PointFeature['geometry']
    for (const key of change.removeProperties ?? []) delete feature.properties[key]
    for (const { key, value } of change.addOrUpdateProperties ?? []) feature.properties[key] = value as string
  }
  return after
}
const sorted = (map: Features) => [...map].sort(([a], [b]) => a - b)

it('what is handed to the map turns the picture before into the picture after', () => {
  fc.assert(fc.property(features, features, (before, after) => {
    expect(sorted(applied(before, featureDiff(before, after)))).toEqual(sorted(after))
  }))
})

it('nothing is handed to the map when nothing changed', () => {
  fc.assert(fc.property(features, (before) => {
    expect(featureDiff(before, structuredClone(before))).toBeUndefined()
  }))
})

it('a truck that moved hands over its place alone', () => {
  const before = new Map([[1, pointFeature(1, 10, 50, { icon: 'a' })], [2, pointFeature(2, 0, 0, { icon: 'b' })]])
  const after = new Map([[1, pointFeature(1, 10.1, 50, { icon: 'a' })], [2, before.get(2)!]])
  expect(featureDiff(before, after)).toEqual({ update: [{ id: 1, newGeometry: { type: 'Point', coordinates: [10.1, 50] } }] })
})

it('a request keeps its number for the life of the page', () => {
  const ids = new FeatureIds()
  const [a, b] = [ids.numberOf('a'), ids.numberOf('b')]
  expect([ids.numberOf('a'), ids.numberOf('b'), ids.idOf(a), ids.idOf(b), ids.idOf(99)]).toEqual([a, b, 'a', 'b', undefined])
  expect(a).not.toBe(b)
})

it('many changes in a moment reach the map as one, and it never lags behind the last', async () => {
  const handed: ReturnType<typeof featureDiff>[] = []
  const feed = new SourceFeed((diff) => handed.push(diff), 40)
  const at = (lng: number) => new Map([[1, pointFeature(1, lng, 0, {})]])
  for (let lng = 0; lng <= 20; lng++) feed.show(at(lng))
  await new Promise((resolve) => setTimeout(resolve, 90))
  expect(handed).toHaveLength(2)
  expect(handed[1]).toEqual({ update: [{ id: 1, newGeometry: { type: 'Point', coordinates: [20, 0] } }] })
})
