import type { CommandOf } from '../../protocol/commands.ts'
import { ALWAYS } from '../../protocol/words.ts'
import { refuse } from '../refusals.ts'
import type { Rule } from './context.ts'

/** The city's set-up, by its administrator. */

export const foundCity: Rule<CommandOf<'FoundCity'>> = (board, { name, timeZone, center }) =>
  board.city ? refuse.founded(board.city.name) : [{ kind: 'CityFounded', name, timeZone, center }]

export const defineService: Rule<CommandOf<'DefineService'>> = (_, { code, name, group, glyph, priority, questions }) => [
  { kind: 'ServiceDefined', code, name, group, glyph, priority, ...(questions ? { questions } : {}) },
]

export const publishPolicy: Rule<CommandOf<'PublishPolicy'>> = (board, { serviceCode, targets, calendarId, pausedBy }) => {
  if (!board.services.has(serviceCode)) return refuse.unknown('service', serviceCode)
  const isKnown = calendarId === ALWAYS || board.calendars.some((calendar) => calendar.calendarId === calendarId)
  if (!isKnown) return refuse.unknown('calendar', calendarId)
  return [{ kind: 'PolicyPublished', serviceCode, targets, calendarId, pausedBy }]
}

export const setCalendar: Rule<CommandOf<'SetCalendar'>> = (_, { calendarId, weekly, holidays }) => [
  { kind: 'CalendarSet', calendarId, weekly, holidays },
]

export const changeSettings: Rule<CommandOf<'ChangeSettings'>> = (_, { settings }) => [{ kind: 'SettingsChanged', settings }]
