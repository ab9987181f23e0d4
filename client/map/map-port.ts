export interface ScreenPoint {
  x: number
  y: number
}

/** What a drag asks of the map. Points are of the window, as pointer events give them. */
export interface MapPort {
  /** The request whose sign lies there; `reach` is how far a pointer may miss, pixels. */
  requestAt(point: ScreenPoint, reach: number): string | undefined
  crewAt(point: ScreenPoint, reach: number): string | undefined
  /** Outlines a crew as the drop target. */
  highlight(crewId: string | undefined): void
  /** Fades the pins of the requests that are in the hand. */
  lift(requestIds: readonly string[]): void
  /** Requests whose signs lie in a loop drawn over the map, also those inside clusters. */
  requestsWithin(loop: readonly ScreenPoint[]): string[]
  disablePan(): void
  enablePan(): void
  contains(element: Element): boolean
}
