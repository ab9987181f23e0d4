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
  /** Fades the pin of a request that is in the hand. */
  lift(requestId: string | undefined): void
  disablePan(): void
  enablePan(): void
  contains(element: Element): boolean
}
