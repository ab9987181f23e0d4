import type { StyleSpecification } from 'maplibre-gl'
import type { Box } from '../view/view.ts'

/** What lies beneath everything that lives: the city's own tiles, a style of its own, or a plain grid. */
export type Ground =
  | { kind: 'grid' }
  /** `tiles`: where the one file lies, absolute. */
  | { kind: 'pack'; tiles: string; bounds: Box; attribution: string }
  /** Read and made whole; its light is its own, night and day. */
  | { kind: 'own'; style: StyleSpecification; attribution: string }

export const GRID: Ground = { kind: 'grid' }
