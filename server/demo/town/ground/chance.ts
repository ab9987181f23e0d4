/** Mixes integers to 32 bits as good as random (the finalizer of MurmurHash3, public domain). */
function mix(...values: number[]): number {
  let hash = 0x9e3779b9
  for (const value of values) {
    hash = Math.imul(hash ^ (value | 0), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return hash >>> 0
}

const numberOf = (purpose: string): number => [...purpose].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7)

/**
 * Chance that a seed decides. Not the demo's own dice: a town is drawn part by part and its noise point by point, so
 * both hash where they are instead of going on from a state; and another draw would make every seed another town.
 */
export interface Dice {
  /** In [0, 1). */
  next(): number
  between(low: number, high: number): number
  /** A whole number in [0, below). */
  below(below: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
}

/** One stream for each purpose (and part): what is rolled for one thing never shifts another. */
export function diceFor(seed: number, purpose: string, part = 0): Dice {
  const start = mix(seed, numberOf(purpose), part)
  let count = 0
  const next = () => mix(start, ++count) / 2 ** 32
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    below: (below) => Math.floor(next() * below),
    chance: (share) => next() < share,
    pick: (from) => from[Math.floor(next() * from.length)]!,
  }
}

/** Smooth chance over the plane in [−1, 1]: values on a lattice of one wavelength, eased in between (value noise). */
export function noiseFor(seed: number, purpose: string, wavelengthM: number): (x: number, y: number) => number {
  const start = mix(seed, numberOf(purpose))
  const at = (i: number, j: number) => mix(start, i, j) / 2 ** 31 - 1
  const ease = (t: number) => t * t * (3 - 2 * t)
  return (x, y) => {
    const [u, v] = [x / wavelengthM, y / wavelengthM]
    const [i, j] = [Math.floor(u), Math.floor(v)]
    const [s, t] = [ease(u - i), ease(v - j)]
    const low = at(i, j) + (at(i + 1, j) - at(i, j)) * s
    return low + (at(i, j + 1) + (at(i + 1, j + 1) - at(i, j + 1)) * s - low) * t
  }
}
