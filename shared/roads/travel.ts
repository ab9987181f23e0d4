export interface LngLat {
  lng: number
  lat: number
}

export interface Route {
  seconds: number
  metres: number
  /** [lng, lat] from where the crew is to the place, on the road in between. */
  line: [number, number][]
}

/**
 * How long the way is, whoever knows. `roads` drives on the city's graph; without one,
 * `straight-line` takes the straight line × 1.3 at an ordinary speed of a town, and screens say so.
 */
export interface Travel {
  readonly by: 'roads' | 'straight-line'
  /** Seconds from each of the places to the one, in their order; Infinity where no road leads. */
  secondsTo(to: LngLat, froms: readonly LngLat[]): number[]
  /** The quickest way; undefined where no road leads. */
  route(from: LngLat, to: LngLat): Route | undefined
}
