import type { AlertKind } from './alert.ts'

/** How loudly something may speak, quietest first. */
export const TIERS = ['calm', 'firm', 'urgent'] as const
export type Tier = (typeof TIERS)[number]

export const TIER_OF: Record<AlertKind, Tier> = { new: 'calm', woke: 'calm', 'at-risk': 'firm', breached: 'urgent', help: 'urgent' }

export interface TierSetting {
  on: boolean
  /** 0–1. */
  volume: number
}
export type SoundSettings = Record<Tier, TierSetting>

export const QUIET: SoundSettings = { calm: { on: false, volume: 0.4 }, firm: { on: false, volume: 0.5 }, urgent: { on: false, volume: 0.6 } }

/** What was kept, as far as it can be understood; else quiet. */
export function settingsFrom(kept: string | null): SoundSettings {
  let read: unknown
  try {
    read = kept === null ? undefined : JSON.parse(kept)
  } catch {
    return QUIET
  }
  const of = (tier: Tier): TierSetting => {
    const { on, volume } = ((read as Partial<SoundSettings> | null | undefined)?.[tier] ?? {}) as Partial<TierSetting>
    return { on: on === true, volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : QUIET[tier].volume }
  }
  return { calm: of('calm'), firm: of('firm'), urgent: of('urgent') }
}
