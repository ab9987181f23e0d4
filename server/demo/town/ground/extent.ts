/** What is drawn, in metres: the town in the middle 9 × 7 km, and so much country around it that no screen shows an edge at zoom 12. */
export const EXTENT = { west: -9600, south: -6700, east: 9600, north: 6700 } as const
/** Lines are laid out a little beyond the extent and cut there. */
export const BEYOND_M = 300
/** A mile: how far section roads lie apart. */
export const MILE_M = 1609.344

export const isWithinExtent = ([x, y]: readonly [number, number], marginM = 0): boolean =>
  x >= EXTENT.west + marginM && x <= EXTENT.east - marginM && y >= EXTENT.south + marginM && y <= EXTENT.north - marginM
