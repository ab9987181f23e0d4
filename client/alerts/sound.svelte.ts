import { Ringer } from './ringer.ts'
import { settingsFrom, TIERS, type SoundSettings, type Tier, type TierSetting } from './tiers.ts'
import { Tones } from './tones.ts'

const KEY = 'curbline-sound'
/** The ear judges a volume once the hand rests. */
const TRY_MS = 250

/** Whether and how loudly this desk speaks. Quiet until somebody chooses otherwise, on this machine. */
export class SoundStore {
  #settings = $state.raw<SoundSettings>(settingsFrom(globalThis.localStorage?.getItem(KEY) ?? null))
  #held = $state.raw(false)
  #tones: Pick<Tones, 'play' | 'wake'>
  #trying: ReturnType<typeof setTimeout> | undefined
  readonly ringer: Ringer

  constructor(tones: Pick<Tones, 'play' | 'wake'> = new Tones()) {
    this.#tones = tones
    this.ringer = new Ringer((tier, volume) => void this.#play(tier, volume), () => this.#settings)
  }

  get settings(): SoundSettings {
    return this.#settings
  }
  get on(): boolean {
    return TIERS.some((tier) => this.#settings[tier].on)
  }
  /** The browser let the last sound not be heard: it waits for a hand on the page. */
  get held(): boolean {
    return this.#held
  }

  set(tier: Tier, change: Partial<TierSetting>): void {
    this.#settings = { ...this.#settings, [tier]: { ...this.#settings[tier], ...change } }
    globalThis.localStorage?.setItem(KEY, JSON.stringify(this.#settings))
    if (tier === 'urgent' && change.on === false) this.ringer.rest()
    clearTimeout(this.#trying)
    if (change.volume !== undefined) this.#trying = setTimeout(() => this.test(tier), TRY_MS)
  }
  /** As it would sound, whether it is on or not. */
  test(tier: Tier): void {
    void this.#play(tier, this.#settings[tier].volume)
  }

  /** A hand has touched the page, which is all the browser waited for. */
  touched(): void {
    if (!this.#held) return
    this.#tones.wake()
    this.#held = false
  }

  async #play(tier: Tier, volume: number): Promise<void> {
    try {
      this.#held = !(await this.#tones.play(tier, volume))
    } catch {
      // A machine without a sound card says so in the same way: nothing was heard.
      this.#held = true
    }
  }
}
