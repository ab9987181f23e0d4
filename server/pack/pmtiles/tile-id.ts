/** Turns and mirrors a quadrant, so that the curve goes on where the last one ended. */
function turn(side: number, x: number, y: number, right: number, lower: number): [number, number] {
  if (lower !== 0) return [x, y]
  return right !== 0 ? [side - 1 - y, side - 1 - x] : [y, x]
}

/** How many tiles lie on all zooms above. Exact up to zoom 26. */
const tilesBefore = (z: number) => (4 ** z - 1) / 3

/**
 * A tile's place in PMTiles v3: its position along the Hilbert curve of its zoom, after all tiles of smaller zooms.
 * Neighbours on the map are neighbours in the file. Zoom 0 to 26.
 */
export function tileIdOf(z: number, x: number, y: number): number {
  let along = 0
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const [right, lower] = [x >= side ? 1 : 0, y >= side ? 1 : 0]
    along += side * side * ((3 * right) ^ lower)
    ;[x, y] = turn(side, x % side, y % side, right, lower)
  }
  return tilesBefore(z) + along
}
