/** Two streets, the word they share said once: 4th and 5th Street. */
export function both(a: string, b: string): string {
  const [left, right] = [a.split(' '), b.split(' ')]
  return left.length > 1 && left.at(-1) === right.at(-1) ? `${left.slice(0, -1).join(' ')} and ${b}` : `${a} and ${b}`
}

export const crossingName = (a: string, b: string): string => `${a} & ${b}`
export const blockName = (street: string, number: number): string => `${street}, ${Math.floor(number / 100) * 100} block`
