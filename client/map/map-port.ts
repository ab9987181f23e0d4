export interface ScreenPoint {
  x: number
  y: number
}

/** What a drag asks of the map. Points are of the window, as pointer events give them. */
export interface MapPort {
  /** The request whose sign lies there; `reach` is how far a pointer may miss, pixels. */
  requestAt(point: ScreenPoint, reach: number): string | undefined
  crewAt(point: ScreenPoint, reach: number): string | undefined
  /** Open requests whose sign or place lies inside a line drawn around them, in clusters too. */
  requestsWithin(polygon: readonly ScreenPoint[]): string[]
  /** The place under a point; undefined off the map. */
  lngLatAt(point: ScreenPoint): { lng: number; lat: number } | undefined
  /** Where a picked pin stands after an arrow key. */
  nudge(at: { lng: number; lat: number } | undefined, key: string, far: boolean): { lng: number; lat: number } | undefined
  /** Outlines a crew as the drop target. */
  highlight(crewId: string | undefined): void
  /** Fades the pins of requests that are in the hand. */
  lift(requestIds: string | readonly string[] | undefined): void
  disablePan(): void
  enablePan(): void
  contains(element: Element): boolean
}
