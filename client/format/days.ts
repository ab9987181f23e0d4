const DAY = 86_400_000
/** Noon in UTC: between dates days are equal steps there, whatever a zone does. */
const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`)

/** The local date so many days after another; both as `2026-11-24`. */
export const dateAfter = (date: string, days: number): string => new Date(noonOf(date) + days * DAY).toISOString().slice(0, 10)

/** Which day of the week a date is, 0 for Sunday. */
export const weekdayOf = (date: string): number => new Date(noonOf(date)).getUTCDay()
