/** What a letter wrong, missing, too many or swapped with its neighbour makes of two words: how many such (optimal string alignment). */
const ROOM = 40
const rows = [new Uint8Array(ROOM + 1), new Uint8Array(ROOM + 1), new Uint8Array(ROOM + 1)]

/**
 * Slips between a word and another, or the best beginning of the other where `begun`.
 * More than `most` is told as `most` + 1. Words beyond 40 letters are not compared.
 */
export function slips(typed: string, word: string, most: number, begun = false): number {
  const [n, m] = [typed.length, Math.min(word.length, begun ? typed.length + most : ROOM)]
  if (n > ROOM || word.length > ROOM || n - m > most || (!begun && m - n > most)) return most + 1
  let [before, last, now] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= m; j++) last[j] = j
  for (let i = 1; i <= n; i++) {
    now[0] = i
    let least = i
    for (let j = 1; j <= m; j++) {
      const same = typed.charCodeAt(i - 1) === word.charCodeAt(j - 1)
      let cost = Math.min(last[j]! + 1, now[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && typed.charCodeAt(i - 1) === word.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === word.charCodeAt(j - 1)) cost = Math.min(cost, before[j - 2]! + 1)
      now[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[before, last, now] = [last, now, before]
  }
  if (!begun) return Math.min(last[m]!, most + 1)
  let best = most + 1
  for (let j = 0; j <= m; j++) if (last[j]! < best) best = last[j]!
  return best
}

/** Whether two short words sound alike: begun alike, with the same consonants, however often each and whatever the vowels. Oke is Oak. */
export const soundsLike = (typed: string, word: string): boolean => sound(typed) === sound(word)
const sound = (word: string): string => (word.slice(0, 1) + word.slice(1).replace(/[aeiou]/g, '')).replace(/(.)\1+/g, '$1')

/** How many slips a word of so many letters is forgiven. What has digits is forgiven none: 4th is not 5th. */
export function forgiven(word: string): number {
  if (/\d/.test(word) || word.length < 3) return 0
  return word.length < 8 ? 1 : 2
}
