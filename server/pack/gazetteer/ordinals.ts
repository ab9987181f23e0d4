const UNITS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']
const TEENS = ['tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth']
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const ROUND = TENS.map((word) => word.replace(/y$/, 'ieth'))

const endings = ['th', 'st', 'nd', 'rd']
const digits = (n: number) => `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (endings[n % 10] ?? 'th')}`

/** `9` as people say it of a street, `9th`. */
export const ordinal = (text: string): string | undefined => (/^\d{1,3}$/.test(text) ? digits(Number(text)) : undefined)

const inWords = (n: number): string => {
  if (n < 10) return UNITS[n]!
  if (n < 20) return TEENS[n - 10]!
  return n % 10 === 0 ? ROUND[n / 10]! : `${TENS[Math.floor(n / 10)]}${UNITS[n % 10]}`
}

/** `fourth` and `twentyfirst` as `4th` and `21st`; two words are written as one before they are looked up. */
export const ORDINALS: ReadonlyMap<string, string> = new Map(Array.from({ length: 99 }, (_, i) => [inWords(i + 1), digits(i + 1)]))

export const isTens = (word: string): boolean => word !== '' && TENS.includes(word)
export const isUnit = (word: string): boolean => word !== '' && UNITS.includes(word)
