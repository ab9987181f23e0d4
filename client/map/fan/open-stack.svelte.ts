import { stackAround } from './fan-out.ts'
import type { PointFeature } from '../live/feature-diff.ts'
import { CLUSTER_PX, DEEPEST_ZOOM } from '../live/live-sources.ts'
import { metresAPixel, type LngLat } from '../metres.ts'

interface Around {
  requests: () => ReadonlyMap<number, PointFeature>
  dense: () => boolean
  zoom: () => number
}

const NONE: readonly PointFeature[] = []
/** So much further away it closes. */
const AWAY = 0.2

/** The one stack that is fanned out, and who stands in it now. */
export class OpenStack {
  #open = $state.raw<{ at: LngLat; zoom: number }>()
  #around: Around
  readonly #members = $derived.by(() => (this.#open ? this.#at(this.#open.at) : NONE))

  constructor(around: Around) {
    this.#around = around
  }

  get at(): LngLat | undefined {
    return this.#open?.at
  }
  /** Worst first; none when too few are left, or the map went away from them. */
  get members(): readonly PointFeature[] {
    return this.#open && this.#around.zoom() > this.#open.zoom - AWAY ? this.#members : NONE
  }

  /** False where no stack is. */
  open(at: LngLat): boolean {
    if (this.#at(at).length === 0) return false
    this.#open = { at, zoom: this.#around.zoom() }
    return true
  }
  close(): void {
    this.#open = undefined
  }

  #at(at: LngLat): readonly PointFeature[] {
    const { requests, dense, zoom } = this.#around
    // As far apart as a cluster may reach from its middle.
    const atMostM = 1.5 * (dense() ? CLUSTER_PX.dots : CLUSTER_PX.signs) * metresAPixel(zoom(), at[1])
    return stackAround(requests(), at, atMostM, zoom() > DEEPEST_ZOOM - 0.5)
  }
}
