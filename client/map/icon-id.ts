import type { Phase } from '../../shared/protocol/words.ts'
import { PHASES } from '../../shared/protocol/words.ts'
import type { BadgeLook } from '../look/badge-look.ts'

/**
 * A picture of the map as a name that says everything about it, so that whoever meets an
 * unknown name can draw it, and two features that look alike share one picture.
 */
export type Icon =
  /** `step`: twelfths of the clock's time that are left, painted on the edge. */
  | { kind: 'sign'; phase: Phase; glyph: string; step: number; size: number }
  | { kind: 'dot'; phase: Phase }
  /** The outline around a sign that is selected or under the pointer. */
  | { kind: 'ring'; phase: Phase; size: number; by: 'hand' | 'eye' }
  | { kind: 'dot-ring'; by: 'hand' | 'eye' }
  | { kind: 'badge'; look: BadgeLook; text: string }
  | { kind: 'arrow'; look: BadgeLook }

export const EDGE_STEPS = 12
const LOOKS: readonly BadgeLook[] = ['filled', 'on-scene', 'outlined', 'dashed']

export function iconId(icon: Icon): string {
  switch (icon.kind) {
    case 'sign':
      return ['sign', icon.phase, icon.glyph, icon.step, icon.size].join('/')
    case 'dot':
      return `dot/${icon.phase}`
    case 'ring':
      return ['ring', icon.phase, icon.size, icon.by].join('/')
    case 'dot-ring':
      return `dot-ring/${icon.by}`
    case 'badge':
      return `badge/${icon.look}/${encodeURIComponent(icon.text)}`
    case 'arrow':
      return `arrow/${icon.look}`
  }
}

/** Undefined for a name that is none of ours. */
export function readIconId(id: string): Icon | undefined {
  const [kind, first = '', second = '', third = '', fourth = ''] = id.split('/')
  const phase = PHASES.find((each) => each === first)
  const look = LOOKS.find((each) => each === first)
  if (kind === 'sign' && phase) return { kind, phase, glyph: second, step: Number(third), size: Number(fourth) }
  if (kind === 'dot' && phase) return { kind, phase }
  if (kind === 'ring' && phase) return { kind, phase, size: Number(second), by: third === 'hand' ? 'hand' : 'eye' }
  if (kind === 'dot-ring' && (first === 'hand' || first === 'eye')) return { kind, by: first }
  if (kind === 'badge' && look) return { kind, look, text: decodeURIComponent(second) }
  if (kind === 'arrow' && look) return { kind, look }
  return undefined
}

/** Time left as a step of the edge: a sliver stays a sliver until nothing is left. */
export const edgeStep = (left: number): number => Math.max(0, Math.min(EDGE_STEPS, Math.ceil(left * EDGE_STEPS - 1e-9)))
