const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!

/**
 * By how many MB a process grew while it lived, from its samples at even distances: the median
 * of the last third less that of the middle third. The first third is warming up.
 */
export function growthOf(life: readonly number[]): number {
  const third = Math.floor(life.length / 3)
  return median(life.slice(-third)) - median(life.slice(third, 2 * third))
}
