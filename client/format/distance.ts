/** A distance in the units of the city's settings: `40 ft`, `1.2 mi`, `120 m`, `1.4 km`. */
export function distanceText(metres: number, units: 'imperial' | 'metric'): string {
  if (units === 'metric') return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`
  const feet = metres / 0.3048
  return feet < 1000 ? `${Math.round(feet / 10) * 10} ft` : `${(metres / 1609.344).toFixed(1)} mi`
}
