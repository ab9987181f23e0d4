import tokens from '../look/tokens.json'

const COLOURS: readonly string[] = tokens['identity of people (presence)']

/** `Luis Marin` → `LM` */
export const initials = (name: string): string =>
  name.trim().split(/\s+/).map((word) => word.charAt(0)).slice(0, 2).join('').toUpperCase()

/** How people here call each other: the first name, or all of it where two have the same. */
export function calledName(name: string, everybody: readonly string[]): string {
  const first = (text: string) => text.trim().split(/\s+/)[0]!
  const isShared = everybody.some((other) => other !== name && first(other).toLowerCase() === first(name).toLowerCase())
  return isShared ? name : first(name)
}

/**
 * The same person has the same colour on every screen, as far as there are enough of them: who
 * would share one with somebody here takes the next that is free.
 */
export function colourFor(userId: string, taken: ReadonlySet<string>): string {
  const at = [...userId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % COLOURS.length
  const turned = [...COLOURS.slice(at), ...COLOURS.slice(0, at)]
  return turned.find((colour) => !taken.has(colour)) ?? turned[0]!
}
