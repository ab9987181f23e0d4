import type { RequestReading } from '../../stores/reading-cache.ts'
import type { PointFeature } from '../live/feature-diff.ts'
import type { FeatureIds } from '../live/feature-ids.ts'
import { requestFeature, type RequestView } from './features.ts'

/** So many chosen ones still stand as signs; of more, the dots keep their size and are ringed. */
const FEW = 24

export interface Marks {
  hovered: RequestReading | undefined
  selected: RequestReading | undefined
  /** Several, taken together. */
  chosen: readonly RequestReading[]
  /** May be the problem that a caller is telling about. */
  alike?: readonly RequestReading[]
}

/** What a person looks at or has chosen, drawn once more outside any cluster, with a ring around it. */
export function markedFeatures({ hovered, selected, chosen, alike = [] }: Marks, view: RequestView, ids: FeatureIds, now: number): Map<number, PointFeature> {
  const features = new Map<number, PointFeature>()
  const mark = (reading: RequestReading | undefined, by: 'hand' | 'eye', standing: boolean) => {
    if (!reading || reading.request.place.unknown) return
    const feature = requestFeature(reading, view, ids, now, { by, standing })
    features.set(feature.id, feature)
  }
  mark(hovered, 'eye', true)
  for (const reading of alike) mark(reading, 'eye', true)
  for (const reading of chosen) mark(reading, 'hand', chosen.length <= FEW)
  mark(selected, 'hand', true)
  return features
}
