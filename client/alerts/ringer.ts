import { TIERS, type SoundSettings, type Tier } from './tiers.ts'

/** Several at once are one sound, and a storm is not a drum. */
export const GAP_MS = 2_000
/** An urgent one says it again, more quietly, until somebody has heard it; not for ever. */
export const REPEAT_MS = 20_000
const REPEATS = 6
const REPEAT_LOUDNESS = 0.6

export type Play = (tier: Tier, volume: number) => void

/** Decides when what is heard. Plays nothing itself. */
export class Ringer {
  #play: Play
  #settings: () => SoundSettings
  #lastAt = -Infinity
  #lastRank = -1
  #left = 0
  #repeat: ReturnType<typeof setTimeout> | undefined

  constructor(play: Play, settings: () => SoundSettings) {
    this.#play = play
    this.#settings = settings
  }

  /** Something has come up. Of several only the gravest that may be heard is. */
  ring(tiers: readonly Tier[]): void {
    const settings = this.#settings()
    const tier = TIERS.findLast((each) => settings[each].on && tiers.includes(each))
    if (tier === undefined) return
    const rank = TIERS.indexOf(tier)
    const isTooSoon = Date.now() - this.#lastAt < GAP_MS && rank <= this.#lastRank
    if (!isTooSoon) this.#sound(tier, 1)
    if (tier === 'urgent') this.#repeatLater(REPEATS)
  }

  /** Nothing urgent is left that nobody has heard. */
  rest(): void {
    clearTimeout(this.#repeat)
    this.#left = 0
  }

  #sound(tier: Tier, loudness: number): void {
    this.#lastAt = Date.now()
    this.#lastRank = TIERS.indexOf(tier)
    this.#play(tier, this.#settings()[tier].volume * loudness)
  }
  #repeatLater(left: number): void {
    clearTimeout(this.#repeat)
    this.#left = left
    if (left === 0) return
    this.#repeat = setTimeout(() => {
      if (this.#settings().urgent.on) this.#sound('urgent', REPEAT_LOUDNESS)
      this.#repeatLater(this.#left - 1)
    }, REPEAT_MS)
  }
}
