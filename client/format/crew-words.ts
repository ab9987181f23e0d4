import type { Crew } from '../../shared/protocol/board.ts'

/** Made once: a collator compares many times faster than `localeCompare`. */
const BADGES = new Intl.Collator('en', { numeric: true })

/** By badge, as numbers where they are. */
export const byBadge = (a: Pick<Crew, 'badge'>, b: Pick<Crew, 'badge'>): number => BADGES.compare(a.badge, b.badge)

/** A badge as it is typed: `t7` and `truck 7` mean 7. */
export const badgeText = (typed: string): string => typed.toLowerCase().replace(/^(truck\s*|t)(?=\d)/, '')

/** `t7` and `7` find Truck 7; so do its name and what it can do. `typed` in small letters. */
export const fitsCrew = ({ name, badge, skills }: Crew, typed: string): boolean =>
  badge.toLowerCase().startsWith(badgeText(typed)) || `${name} ${skills.join(' ')}`.toLowerCase().includes(typed)
