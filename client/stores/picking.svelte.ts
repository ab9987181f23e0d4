export interface LngLat {
  lng: number
  lat: number
}

/** What a form asks of the map besides its click. */
export interface PickingMap {
  /** Where the pin stands after an arrow key, as the eye sees the map; without a pin, the middle of what is in sight. */
  nudge(at: LngLat | undefined, key: string, far: boolean): LngLat | undefined
}

/**
 * The map's click, lent to one form. Another form may borrow it in between: then this one moves
 * its own pin unseen, hears of no hand, and has the map back when the other ends.
 */
export interface PickingLease {
  /** Whether the map's click is this form's now. */
  readonly holds: boolean
  /** This form's own pin, whoever has the map. */
  readonly at: LngLat | undefined
  /** The form moves its pin, or takes it away. */
  show(at: LngLat | undefined, closer?: boolean): void
  /** Moves its pin as an arrow key on the map would. Where no map is drawn, by about 10 or 100 metres. */
  nudge(key: string, far: boolean, center: LngLat): void
  end(): void
}

interface Pin {
  at: LngLat | undefined
  closer: boolean
}
const NO_PIN: Pin = { at: undefined, closer: false }

/** A form that wants a place borrows the map's click; the map shows the pin and may move it. */
export class PickingStore {
  /** Who borrowed last stands last, and has it. */
  #leases = $state.raw<readonly Lease[]>([])
  #map: PickingMap | undefined

  get active(): boolean {
    return this.#leases.length > 0
  }
  get at(): LngLat | undefined {
    return this.#holder?.at
  }
  /** Whether the pin is to be looked at from near: its place came by words, and nobody chose the view. */
  get closer(): boolean {
    return this.#holder?.closer ?? false
  }

  /** `byHand` hears of every move that the form did not make itself. */
  begin(at?: LngLat, byHand?: (at: LngLat) => void): PickingLease {
    const lease = new Lease(this, at, byHand)
    this.#leases = [...this.#leases, lease]
    return lease
  }
  end(lease: PickingLease): void {
    this.#leases = this.#leases.filter((each) => each !== lease)
  }
  holds(lease: PickingLease): boolean {
    return this.#holder === lease
  }
  /** A hand on the map puts the pin here. */
  pick(at: LngLat): void {
    this.#holder?.pick({ lng: round(at.lng), lat: round(at.lat) })
  }

  lend(map: PickingMap | undefined): void {
    this.#map = map
  }
  nextAfter(at: LngLat | undefined, key: string, far: boolean, center: LngLat): LngLat | undefined {
    return this.#map ? this.#map.nudge(at, key, far) : stepOf(at ?? center, key, far)
  }

  get #holder(): Lease | undefined {
    return this.#leases.at(-1)
  }
}

class Lease implements PickingLease {
  #pin = $state.raw<Pin>(NO_PIN)
  #store: PickingStore
  #byHand: ((at: LngLat) => void) | undefined

  constructor(store: PickingStore, at: LngLat | undefined, byHand: ((at: LngLat) => void) | undefined) {
    this.#store = store
    this.#byHand = byHand
    this.show(at)
  }

  get holds(): boolean {
    return this.#store.holds(this)
  }
  get at(): LngLat | undefined {
    return this.#pin.at
  }
  get closer(): boolean {
    return this.#pin.closer
  }
  show(at: LngLat | undefined, closer = false): void {
    this.#pin = { at, closer }
  }
  pick(at: LngLat): void {
    this.show(at)
    this.#byHand?.(at)
  }
  nudge(key: string, far: boolean, center: LngLat): void {
    const next = this.holds && this.#store.nextAfter(this.at, key, far, center)
    if (next) this.#store.pick(next)
  }
  end(): void {
    this.#store.end(this)
  }
}

/** Six decimals are a hand's breadth. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6

const STEPS: Record<string, readonly [number, number]> = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }
function stepOf({ lng, lat }: LngLat, key: string, far: boolean): LngLat | undefined {
  const step = STEPS[key]
  const degrees = far ? 1e-3 : 1e-4
  return step && { lng: lng + (step[0] * degrees) / Math.max(0.1, Math.cos((lat * Math.PI) / 180)), lat: lat + step[1] * degrees }
}
