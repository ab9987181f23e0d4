import { isOpen } from '../../../shared/domain/requests.ts'
import type { ServiceRequest } from '../../../shared/protocol/board.ts'
import type { Phase } from '../../../shared/protocol/words.ts'
import { leftShare, type RequestReading } from '../../stores/reading-cache.ts'
import { pointFeature, type PointFeature } from '../live/feature-diff.ts'
import type { FeatureIds } from '../live/feature-ids.ts'
import { edgeStep, iconId, MARK_SIZE, type By, type Icon } from '../icons/icon-id.ts'
import type { Tinted } from '../icons/tints.ts'

export const URGENT_SIZE = 34
export const CALM_SIZE = 28

/** How bad a phase is: the worst inside a cluster paints its ring, and the worse sign lies on top. */
export const PHASE_RANK: Record<Phase, number> = { met: 0, missed: 1, paused: 2, 'on-track': 3, 'at-risk': 4, breached: 5 }

export interface RequestView {
  /** Many are open: only the foremost in danger are signs, others in danger small marks, the rest dots. */
  dense: boolean
  glyphOf(serviceCode: string): string | undefined
  /** Where colours tell something else than the clock. */
  tintOf?: ((request: ServiceRequest) => Tinted) | undefined
}

export const isUrgent = (phase: Phase) => phase === 'breached' || phase === 'at-risk' || phase === 'missed'
const hasEdge = (phase: Phase) => phase === 'on-track' || phase === 'at-risk'

/** Whether it stands on the map: open, and where somebody knows. A pin in no place would be a lie. */
export const hasPin = ({ request }: RequestReading): boolean => isOpen(request) && !request.place.unknown

export interface Standing {
  /** Ringed by the hand that selected it, or the eye that is on it. */
  by?: By
  /** A sign, even where its like are not. */
  standing?: boolean
}

type Form = 'sign' | 'mark' | 'dot'
function formOf(phase: Phase, { dense }: RequestView, standing: boolean): Form {
  return !dense || standing ? 'sign' : isUrgent(phase) ? 'mark' : 'dot'
}

/** One request as a pin. */
export function requestFeature(reading: RequestReading, view: RequestView, ids: FeatureIds, now: number, { by, standing = false }: Standing = {}): PointFeature {
  const { request, phase } = reading
  const size = isUrgent(phase) ? URGENT_SIZE : CALM_SIZE
  const form = formOf(phase, view, standing)
  const tinted = view.tintOf?.(request)
  const icon = form !== 'sign'
    ? iconId({ kind: form, phase, ...(tinted ? { tint: tinted.tint } : {}) })
    : iconId({
        kind: 'sign', phase, size, glyph: view.glyphOf(request.serviceCode) ?? 'notice',
        step: stepOf(reading, view, now, standing), ...(tinted ? { tinted } : {}),
      })
  return pointFeature(ids.numberOf(request.id), request.place.lng, request.place.lat, {
    icon,
    rank: PHASE_RANK[phase],
    size: form === 'sign' ? size : 0,
    ...(form === 'mark' ? { mark: true } : {}),
    ...(by ? { ring: iconId(ringOf(form, phase, size, by)) } : {}),
  })
}

function ringOf(form: Form, phase: Phase, size: number, by: By): Icon {
  if (form === 'dot') return { kind: 'dot-ring', by }
  return form === 'mark' ? { kind: 'ring', phase, size: MARK_SIZE, by, bare: true } : { kind: 'ring', phase, size, by }
}

/** How much of the edge is painted: all that time alone changes in a picture. */
export function stepOf(reading: RequestReading, view: RequestView, now: number, standing = false): number {
  const { phase } = reading
  if (!hasEdge(phase) || view.tintOf || formOf(phase, view, standing) !== 'sign') return 0
  return edgeStep(leftShare(reading, now))
}
