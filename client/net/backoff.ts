const FIRST_MS = 1_000
const CAP_MS = 10_000

/**
 * How long to wait before the next try: anywhere from nothing to a bound that doubles from one
 * second to ten. A thousand desks that lost one server come back spread out, not as a herd.
 */
export const fullJitter = (tries: number, random: () => number): number =>
  random() * Math.min(CAP_MS, FIRST_MS * 2 ** tries)
