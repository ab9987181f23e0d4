import type { RequestReading } from '../../stores/reading-cache.ts'
import type { PointFeature } from '../live/feature-diff.ts'
import type { FeatureIds } from '../live/feature-ids.ts'
import { hasPin, requestFeature, stepOf, type RequestView } from './features.ts'
import { foremostOf } from './foremost.ts'

interface Drawn {
  reading: RequestReading
  step: number
  standing: boolean
  feature: PointFeature
}

/**
 * All open requests as pins. A second in which nothing changed costs a look at each: a pin is
 * made anew when its reading, the step of its edge or its standing did, and the very same map comes back when
 * none was.
 */
export class RequestPins {
  #drawn = new Map<string, Drawn>()
  #view: RequestView | undefined
  #last: ReadonlyMap<number, PointFeature> = new Map()

  of(readings: readonly RequestReading[], view: RequestView, ids: FeatureIds, now: number): ReadonlyMap<number, PointFeature> {
    if (view !== this.#view) this.#drawn = new Map()
    this.#view = view
    const foremost = view.dense ? foremostOf(readings) : undefined
    const drawn = new Map<string, Drawn>()
    let isSame = true
    for (const reading of readings) {
      if (!hasPin(reading)) continue
      const { id } = reading.request
      const standing = foremost?.has(id) ?? false
      const step = stepOf(reading, view, now, standing)
      const before = this.#drawn.get(id)
      if (before?.reading === reading && before.step === step && before.standing === standing) drawn.set(id, before)
      else {
        isSame = false
        drawn.set(id, { reading, step, standing, feature: requestFeature(reading, view, ids, now, { standing }) })
      }
    }
    if (isSame && drawn.size === this.#drawn.size && this.#last.size === drawn.size) return this.#last
    this.#drawn = drawn
    return (this.#last = new Map([...drawn.values()].map(({ feature }) => [feature.id, feature])))
  }
}
