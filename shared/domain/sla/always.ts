import { DAY, NEVER } from './instants.ts'
import type { OpenHours } from './open-hours.ts'

/** Day and night: running time is elapsed time, and a day is 24 hours of it, whatever the local clocks do. */
export const always: OpenHours = {
  rules: { open: 'day and night', closed: 'never closed' },
  isOpen: () => true,
  odometer: (at) => at,
  reached: (reading) => reading,
  nextOpening: (at) => at,
  nextClosing: () => NEVER,
  daysLater: (at, days) => at + days * DAY,
  lastEdge: () => -Infinity,
  walk: (from, to, visit) => visit(from, to, true, 'last'),
}
