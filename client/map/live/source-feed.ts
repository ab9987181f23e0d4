import type { GeoJSONSourceDiff } from 'maplibre-gl'
import { featureDiff, type PointFeature } from './feature-diff.ts'

/**
 * Hands one source of the map what changed, not oftener than `everyMs`. What comes in between
 * is merged by its being a whole picture: the last one wins, and the diff is against what was
 * handed over last.
 */
export class SourceFeed {
  #shown: ReadonlyMap<number, PointFeature> = new Map()
  #wanted: ReadonlyMap<number, PointFeature> | undefined
  #handedAt = -Infinity
  #timer: ReturnType<typeof setTimeout> | undefined
  #hand: (diff: GeoJSONSourceDiff) => void
  #everyMs: number

  constructor(hand: (diff: GeoJSONSourceDiff) => void, everyMs: number) {
    this.#hand = hand
    this.#everyMs = everyMs
  }

  get shown(): ReadonlyMap<number, PointFeature> {
    return this.#shown
  }

  show(next: ReadonlyMap<number, PointFeature>): void {
    this.#wanted = next
    if (this.#timer !== undefined) return
    const wait = this.#handedAt + this.#everyMs - performance.now()
    if (wait <= 0) this.#flush()
    else this.#timer = setTimeout(() => this.#flush(), wait)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #flush(): void {
    this.#timer = undefined
    const next = this.#wanted
    this.#wanted = undefined
    if (!next) return
    const diff = featureDiff(this.#shown, next)
    this.#shown = next
    if (!diff) return
    this.#handedAt = performance.now()
    this.#hand(diff)
  }
}
