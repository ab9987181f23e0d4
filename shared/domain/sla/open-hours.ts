/**
 * Takes one piece of open or closed time: `whole` from edge to edge, `cut` where it began
 * before the walk, `last` where the walk ended in it.
 */
export type VisitPiece = (from: number, to: number, open: boolean, extent: 'whole' | 'cut' | 'last') => void

/**
 * When a calendar is open, in epoch milliseconds. Its *odometer* counts open time only, from
 * an origin of its own: the running time between two instants is a subtraction, and adding
 * running time is asking when the odometer will show the sum.
 */
export interface OpenHours {
  /** What a ledger says of open time, and of the rest. */
  readonly rules: { open: string; closed: string }
  isOpen(at: number): boolean
  odometer(at: number): number
  /**
   * The earliest instant at which the odometer shows `reading`, so that time used up exactly
   * at closing ends there and not at the next opening. `reading` must lie ahead of a moment
   * already asked about. NEVER when no hours are left to come, or none before LATEST_MS.
   */
  reached(reading: number): number
  /** The first open moment at or after `at`; NEVER without one. */
  nextOpening(at: number): number
  /** The first closed moment at or after `at`; NEVER without one. */
  nextClosing(at: number): number
  /** The same local time so many open days later, counted from outside hours from the next opening. */
  daysLater(at: number, days: number): number
  /** The last opening or closing at or before `at`. */
  lastEdge(at: number): number
  /** Walks through [from, to] in order; the last piece is the one that `to` lies in, even where it has no length. */
  walk(from: number, to: number, visit: VisitPiece): void
}
