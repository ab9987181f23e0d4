import { isOpen } from '../../shared/domain/requests.ts'
import type { Phase } from '../../shared/protocol/words.ts'
import { leftShare, type RequestReading } from '../stores/reading-cache.ts'
import { pointFeature, type PointFeature } from './feature-diff.ts'
import type { FeatureIds } from './feature-ids.ts'
import { edgeStep, iconId } from './icon-id.ts'

export const URGENT_SIZE = 34
export const CALM_SIZE = 28

/** How bad a phase is: the worst inside a cluster paints its ring, and the worse sign lies on top. */
export const PHASE_RANK: Record<Phase, number> = { met: 0, missed: 1, paused: 2, 'on-track': 3, 'at-risk': 4, breached: 5 }

export interface RequestView {
  /** Many are open: only what is in danger is a sign, the rest are dots. */
  dense: boolean
  glyphOf(serviceCode: string): string | undefined
}

const isUrgent = (phase: Phase) => phase === 'breached' || phase === 'at-risk' || phase === 'missed'
const hasEdge = (phase: Phase) => phase === 'on-track' || phase === 'at-risk'

/** Open requests as points. One whose place nobody knows is in the queue alone: a pin would be a lie. */
export function requestFeatures(readings: Iterable<RequestReading>, view: RequestView, ids: FeatureIds, now: number): Map<number, PointFeature> {
  const features = new Map<number, PointFeature>()
  for (const reading of readings) {
    if (!isOpen(reading.request) || reading.request.place.unknown) continue
    const feature = requestFeature(reading, view, ids, now)
    features.set(feature.id, feature)
  }
  return features
}

export interface Standing {
  /** Ringed by the hand that selected it, or the eye that is on it. */
  by?: 'hand' | 'eye'
  /** A sign, even where its like are dots. */
  standing?: boolean
}

/** One request as a pin. */
export function requestFeature(reading: RequestReading, view: RequestView, ids: FeatureIds, now: number, { by, standing = false }: Standing = {}): PointFeature {
  const { request, phase } = reading
  const { lng, lat } = request.place
  const size = isUrgent(phase) ? URGENT_SIZE : CALM_SIZE
  const isDot = view.dense && !isUrgent(phase) && !standing
  const step = hasEdge(phase) ? edgeStep(leftShare(reading, now)) : 0
  const icon = isDot
    ? iconId({ kind: 'dot', phase })
    : iconId({ kind: 'sign', phase, glyph: view.glyphOf(request.serviceCode) ?? 'notice', step, size })
  return pointFeature(ids.numberOf(request.id), lng, lat, {
    icon,
    rank: PHASE_RANK[phase],
    size: isDot ? 0 : size,
    ...(by ? { ring: iconId(isDot ? { kind: 'dot-ring', by } : { kind: 'ring', phase, size, by }) } : {}),
  })
}
