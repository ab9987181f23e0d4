import type { Dice } from '../dice.ts'

/** Invented people of a town in the Middle West. */
const FIRST = [
  'Denise', 'Marcus', 'Ruth', 'Theo', 'Carla', 'Wendell', 'Priya', 'Hank', 'Rosa', 'Gene', 'Shauna', 'Curtis', 'Marlene', 'Dale', 'Yolanda', 'Everett',
  'Tess', 'Amos', 'Bonnie', 'Ray', 'Ingrid', 'Leroy', 'Faith', 'Otis', 'Nadia', 'Clyde', 'Joy', 'Vernon', 'Lupe', 'Arlene', 'Kofi', 'Mae', 'Boyd', 'Noreen', 'Hal', 'Delia',
]
export const SURNAMES = [
  'Ortiz', 'Bell', 'Amsel', 'Park', 'Hollis', 'Dunn', 'Patel', 'Brandt', 'Vance', 'Kowalski', 'Teague', 'Nolan', 'Fuentes', 'Lund', 'Whitaker', 'Osei',
  'Gantz', 'Harmon', 'Reyes', 'Stroud', 'Novak', 'Pruitt', 'Salazar', 'Weems', 'Tran', 'Hale', 'Corbin', 'Mayhew', 'Yoder', 'Baptiste', 'Kline', 'Sorrell',
]

/** A caller with a number of the range that is kept free for stories (555-0100 to 555-0199). */
export function someone(dice: Dice): { name: string; phone: string } {
  return { name: `${dice.pick(FIRST)} ${dice.pick(SURNAMES)}`, phone: `555-01${String(Math.floor(dice.next() * 100)).padStart(2, '0')}` }
}
