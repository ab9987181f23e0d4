/** Where the map stands; what a link remembers of it. */
export interface MapView {
  lng: number
  lat: number
  zoom: number
}

/** The map's place on this screen, for whoever writes or reads links. */
export class MapViewStore {
  #at = $state.raw<MapView | undefined>(undefined)

  /** Undefined until somebody moved it: then it is around all the work. */
  get at(): MapView | undefined {
    return this.#at
  }

  /** A link says where to begin; heard until the map is drawn. */
  begin(at: MapView): void {
    this.#at = at
  }
  rest(at: MapView): void {
    this.#at = at
  }
}
