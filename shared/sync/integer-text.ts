/**
 * Integers as text, in as few characters as a JSON string may hold unescaped. The backslash (92)
 * divides printable ASCII: characters 35–91 are digits to the base 57 with more to follow, lowest
 * first; 93–126 are the last digit of a number, 0–33. So a number below 34 takes one character,
 * below 1,938 two, below 110,466 three. Variable-length digits as in Google's encoded polylines
 * and in source maps (ECMA-426, base64 VLQ), which spend a bit of six on saying where a number ends.
 */
const MORE = 35
const LAST = 93
const BASE = 57
const LASTS = 34
const BACKSLASH = 92
const HIGHEST = 126

/** One integer from 0 to 2^53 - 1. */
export function integerText(value: number): string {
  let text = ''
  let rest = value
  for (; rest >= LASTS; rest = Math.floor(rest / BASE)) text += String.fromCharCode(MORE + (rest % BASE))
  return text + String.fromCharCode(LAST + rest)
}

/** The integers of a text; undefined where it is damaged: a foreign character, no end, or a number too large to be exact. */
export function integersIn(text: string): number[] | undefined {
  const integers: number[] = []
  let value = 0
  let place = 1
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < MORE || code === BACKSLASH || code > HIGHEST) return undefined
    value += place * (code - (code < LAST ? MORE : LAST))
    if (!Number.isSafeInteger(value)) return undefined
    if (code < LAST) place *= BASE
    else {
      integers.push(value)
      value = 0
      place = 1
    }
  }
  return place === 1 ? integers : undefined
}

/** Small numbers of either sign as small numbers without one: 0, -1, 1, -2 … are 0, 1, 2, 3 … */
export const withoutSign = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value)
export const withSign = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2)
