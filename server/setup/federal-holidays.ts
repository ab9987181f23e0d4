import Holidays from 'date-holidays'

/** US federal holidays of some years as dates, with the days on which they are observed (data: date-holidays, CC BY 3.0). */
export function federalHolidays(from: number, years: number): string[] {
  const calendar = new Holidays('US')
  const dates = Array.from({ length: years }, (_, i) => calendar.getHolidays(from + i))
    .flat()
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10))
  return [...new Set(dates)].sort()
}
