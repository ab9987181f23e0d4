import type { RequestReading } from '../stores/reading-cache.ts'
import type { PointFeature } from './feature-diff.ts'
import type { FeatureIds } from './feature-ids.ts'
import { hasPin, requestFeature, stepOf, type RequestView } from './features.ts'

interface Drawn {
  reading: RequestReading
  step: number
  feature: PointFeature
}

/**
 * All open requests as pins. A second in which nothing changed costs a look at each: a pin is
 * made anew when its reading or the step of its edge did, and the very same map comes back when
 * none was.
 */
export class RequestPins {
  #drawn = new Map<string, Drawn>()
  #view: RequestView | undefined
  #last: ReadonlyMap<number, PointFeature> = new Map()

  of(readings: Iterable<RequestReading>, view: RequestView, ids: FeatureIds, now: number): ReadonlyMap<number, PointFeature> {
    if (view !== this.#view) this.#drawn = new Map()
    this.#view = view
    const drawn = new Map<string, Drawn>()
    let isSame = true
    for (const reading of readings) {
      if (!hasPin(reading)) continue
      const { id } = reading.request
      const step = stepOf(reading, view, now)
      const before = this.#drawn.get(id)
      if (before?.reading === reading && before.step === step) drawn.set(id, before)
      else {
        isSame = false
        drawn.set(id, { reading, step, feature: requestFeature(reading, view, ids, now) })
      }
    }
    if (isSame && drawn.size === this.#drawn.size && this.#last.size === drawn.size) return this.#last
    this.#drawn = drawn
    return (this.#last = new Map([...drawn.values()].map(({ feature }) => [feature.id, feature])))
  }
}
