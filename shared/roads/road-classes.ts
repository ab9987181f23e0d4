/** What the numbers in `edgeClasses` mean, largest first; the words are OpenStreetMap's. The order is part of the file's format. */
export const ROAD_CLASS_ORDER = ['motorway', 'motorway_link', 'primary', 'secondary', 'tertiary', 'residential', 'service'] as const

/** A class the order does not know is the smallest of roads. */
export function classNumber(roadClass: string): number {
  const at = (ROAD_CLASS_ORDER as readonly string[]).indexOf(roadClass)
  return at < 0 ? ROAD_CLASS_ORDER.length - 1 : at
}
