import type { Phase } from '../../shared/protocol/words.ts'

/** The custom property that a phase is painted in. On track has no colour: quiet unless wrong. */
export const PHASE_COLOUR: Record<Phase, string> = {
  'on-track': 'var(--ink)',
  'at-risk': 'var(--risk)',
  breached: 'var(--breach)',
  paused: 'var(--pause)',
  met: 'var(--met)',
  missed: 'var(--breach)',
}
