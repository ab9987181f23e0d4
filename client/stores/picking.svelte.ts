export interface LngLat {
  lng: number
  lat: number
}

/** A form that wants a place lends the map its click; the map shows the pin and may move it. */
export class PickingStore {
  #active = $state.raw(false)
  #at = $state.raw<LngLat | undefined>(undefined)

  get active(): boolean {
    return this.#active
  }
  get at(): LngLat | undefined {
    return this.#at
  }

  begin(at?: LngLat): void {
    this.#active = true
    this.#at = at
  }
  pick(at: LngLat): void {
    if (this.#active) this.#at = { lng: round(at.lng), lat: round(at.lat) }
  }
  end(): void {
    this.#active = false
    this.#at = undefined
  }
}

/** Six decimals are a hand's breadth. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
