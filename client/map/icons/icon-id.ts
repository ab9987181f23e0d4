import type { Phase } from '../../../shared/protocol/words.ts'
import { PHASES } from '../../../shared/protocol/words.ts'
import type { BadgeLook } from '../../look/badge-look.ts'
import { TINTS, type Tint, type Tinted } from './tints.ts'

/**
 * A picture of the map as a name that says everything about it, so that whoever meets an
 * unknown name can draw it, and two features that look alike share one picture.
 */
export type Icon =
  /** `step`: twelfths of the clock's time that are left, painted on the edge. `bare`: without its post. */
  | { kind: 'sign'; phase: Phase; glyph: string; step: number; size: number; bare?: true; tinted?: Tinted }
  | { kind: 'dot'; phase: Phase; tint?: Tint }
  /** A sign too small for a glyph: its shape and colour alone. */
  | { kind: 'mark'; phase: Phase; tint?: Tint }
  /** The outline around a sign that is selected or under the pointer. */
  | { kind: 'ring'; phase: Phase; size: number; by: By; bare?: true }
  | { kind: 'dot-ring'; by: By }
  /** A crew's plate; its number is written on it by the map, so that all crews share a few pictures. */
  | { kind: 'badge'; look: BadgeLook; width: number; height: number; tint?: Tint }
  | { kind: 'arrow'; look: BadgeLook }
  /** From the middle of a fan to one of its signs. */
  | { kind: 'leg'; length: number }
  /** Where a street may be driven one way alone. */
  | { kind: 'one-way' }
  /** Behind the number of a road, of so many letters. */
  | { kind: 'shield'; letters: number }
export type By = 'hand' | 'eye'

export const EDGE_STEPS = 12
export const MARK_SIZE = 14
const LOOKS: readonly BadgeLook[] = ['filled', 'on-scene', 'outlined', 'dashed']

export function iconId(icon: Icon): string {
  switch (icon.kind) {
    case 'sign': {
      const plain = ['sign', icon.phase, icon.glyph, icon.step, icon.size, icon.bare ? 'bare' : 'post']
      return [...plain, ...(icon.tinted ? [icon.tinted.tint, encodeURIComponent(icon.tinted.text)] : [])].join('/')
    }
    case 'dot':
    case 'mark':
      return [icon.kind, icon.phase, ...(icon.tint ? [icon.tint] : [])].join('/')
    case 'ring':
      return ['ring', icon.phase, icon.size, icon.by, icon.bare ? 'bare' : 'post'].join('/')
    case 'dot-ring':
      return `dot-ring/${icon.by}`
    case 'badge':
      return ['badge', icon.look, icon.width, icon.height, ...(icon.tint ? [icon.tint] : [])].join('/')
    case 'arrow':
      return `arrow/${icon.look}`
    case 'leg':
      return `leg/${icon.length}`
    case 'one-way':
      return 'one-way'
    case 'shield':
      return `shield/${icon.letters}`
  }
}

/** Undefined for a name that is none of ours. */
export function readIconId(id: string): Icon | undefined {
  const [kind, first = '', second = '', third = '', fourth = '', fifth = '', sixth = '', seventh = ''] = id.split('/')
  const phase = PHASES.find((each) => each === first)
  const look = LOOKS.find((each) => each === first)
  const tintOf = (name: string) => TINTS.find((each) => each === name)
  const bare = (name: string) => (name === 'bare' ? { bare: true as const } : {})
  const by = (name: string): By => (name === 'hand' ? 'hand' : 'eye')
  if (kind === 'sign' && phase) {
    const tint = tintOf(sixth)
    const tinted = tint ? { tinted: { tint, text: decodeURIComponent(seventh) } } : {}
    return { kind, phase, glyph: second, step: Number(third), size: Number(fourth), ...bare(fifth), ...tinted }
  }
  if (kind === 'ring' && phase) return { kind, phase, size: Number(second), by: by(third), ...bare(fourth) }
  if ((kind === 'dot' || kind === 'mark') && phase) {
    const tint = tintOf(second)
    return { kind, phase, ...(tint ? { tint } : {}) }
  }
  if (kind === 'dot-ring' && first !== '') return { kind, by: by(first) }
  if (kind === 'badge' && look && Number(second) > 0 && Number(third) > 0) {
    const tint = tintOf(fourth)
    return { kind, look, width: Number(second), height: Number(third), ...(tint ? { tint } : {}) }
  }
  if (kind === 'arrow' && look) return { kind, look }
  if (kind === 'leg' && Number(first) > 0) return { kind, length: Number(first) }
  if (kind === 'one-way') return { kind }
  if (kind === 'shield' && Number(first) > 0 && Number(first) < 12) return { kind, letters: Number(first) }
  return undefined
}

/** The same sign or ring without its post, as it stands in a fan. */
export function bareIcon(id: string): string {
  const icon = readIconId(id)
  return icon?.kind === 'sign' || icon?.kind === 'ring' ? iconId({ ...icon, bare: true }) : id
}

/** Time left as a step of the edge: a sliver stays a sliver until nothing is left. */
export const edgeStep = (left: number): number => Math.max(0, Math.min(EDGE_STEPS, Math.ceil(left * EDGE_STEPS - 1e-9)))
