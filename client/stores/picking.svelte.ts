export interface LngLat {
  lng: number
  lat: number
}

/** What a form asks of the map besides its click. */
export interface PickingMap {
  /** Where the pin stands after an arrow key, as the eye sees the map; without a pin, the middle of what is in sight. */
  nudge(at: LngLat | undefined, key: string, far: boolean): LngLat | undefined
}

/** A form that wants a place lends the map its click; the map shows the pin and may move it. */
export class PickingStore {
  #active = $state.raw(false)
  #at = $state.raw<LngLat | undefined>(undefined)
  #closer = $state.raw(false)
  #map: PickingMap | undefined
  #byHand: ((at: LngLat) => void) | undefined

  get active(): boolean {
    return this.#active
  }
  get at(): LngLat | undefined {
    return this.#at
  }
  /** Whether the pin is to be looked at from near: its place came by words, and nobody chose the view. */
  get closer(): boolean {
    return this.#closer
  }

  /** `byHand` hears of every move that the form did not make itself. */
  begin(at?: LngLat, byHand?: (at: LngLat) => void): void {
    this.#active = true
    this.#byHand = byHand
    this.show(at)
  }
  /** The form moves the pin, or takes it away. */
  show(at: LngLat | undefined, closer = false): void {
    this.#at = at
    this.#closer = closer
  }
  pick(at: LngLat): void {
    if (!this.#active) return
    this.show({ lng: round(at.lng), lat: round(at.lat) })
    this.#byHand?.(this.#at!)
  }
  end(): void {
    this.#active = false
    this.#byHand = undefined
    this.show(undefined)
  }

  lend(map: PickingMap | undefined): void {
    this.#map = map
  }
  /** Moves the pin as an arrow key on the map would. Where no map is drawn, by about 10 or 100 metres. */
  nudge(key: string, far: boolean, center: LngLat): void {
    const next = this.#map ? this.#map.nudge(this.#at, key, far) : stepOf(this.#at ?? center, key, far)
    if (next) this.pick(next)
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
