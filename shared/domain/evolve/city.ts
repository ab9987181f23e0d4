import type { LogRecord } from '../../protocol/records.ts'
import { happenedAt, type Draft } from './draft.ts'

/** The set-up facts: city, services, policies, calendars, settings. */
export function evolveCity(draft: Draft, record: LogRecord): void {
  switch (record.kind) {
    case 'CityFounded':
      draft.city = { name: record.name, timeZone: record.timeZone, center: record.center }
      return
    case 'ServiceDefined': {
      const { code, name, group, glyph, priority, questions } = record
      draft.services.set(code, { code, name, group, glyph, priority, ...(questions ? { questions } : {}) })
      return
    }
    case 'PolicyPublished': {
      const { seq, serviceCode, targets, calendarId, pausedBy } = record
      draft.policies.set(seq, { seq, serviceCode, targets, calendarId, pausedBy })
      return
    }
    case 'CalendarSet': {
      const { seq, calendarId, weekly, holidays } = record
      draft.calendars = [...draft.calendars, { seq, calendarId, from: happenedAt(record), weekly, holidays }]
      return
    }
    case 'SettingsChanged':
      draft.settings = { ...draft.settings, ...record.settings }
  }
}
