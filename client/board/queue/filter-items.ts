import { STATUS_WORDS } from '../../../shared/domain/sentences.ts'
import { ENDED_STATUSES, STATUSES, type Status } from '../../../shared/protocol/words.ts'
import { byBadge } from '../../format/crew-words.ts'
import { capital, PHASE_WORDS } from '../../format/words.ts'
import { AGES, isOfAge, type Age, type Filters } from '../../stores/queue-filters.ts'
import type { RequestReading } from '../../stores/reading-cache.ts'
import type { Stores } from '../../stores/stores.ts'

/** A line of a menu of filters. */
export interface FilterItem {
  value: string
  label: string
  /** How many open requests it fits. */
  count: number
  on: boolean
}

export const AGE_WORDS: Record<Age, string> = {
  '1h': 'Came in the last hour', '6h': 'Came in the last 6 h', '24h': 'Came in the last 24 h', overdue: 'Past its target', untouched: 'Nobody touched it yet',
}
const AGE_SHORT: Record<Age, string> = { '1h': 'last hour', '6h': 'last 6 h', '24h': 'last 24 h', overdue: 'past target', untouched: 'untouched' }
const OPEN_STATUSES = STATUSES.filter((status) => !(ENDED_STATUSES as readonly Status[]).includes(status))
const OPEN_PHASES = ['breached', 'at-risk', 'on-track', 'paused'] as const

type Of = Pick<Stores, 'board' | 'clock' | 'queue' | 'readings'>
const count = ({ readings }: Of, fits: (reading: RequestReading) => boolean) => readings.open.filter(fits).length

export const serviceItems = (stores: Of): FilterItem[] =>
  [...stores.board.board.services.values()]
    .map(({ code, name }) => ({ value: code, label: name, count: count(stores, ({ request }) => request.serviceCode === code), on: stores.queue.filters.serviceCodes.includes(code) }))
    .sort((a, b) => Number(b.count > 0) - Number(a.count > 0) || a.label.localeCompare(b.label))

export const ageItems = (stores: Of): FilterItem[] =>
  AGES.map((age) => ({ value: age, label: AGE_WORDS[age], count: count(stores, (reading) => isOfAge(reading, age, stores.clock.now)), on: stores.queue.filters.age === age }))

export const statusItems = (stores: Of): FilterItem[] =>
  OPEN_STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status], count: count(stores, ({ request }) => request.status === status), on: stores.queue.filters.statuses.includes(status) }))

export const phaseItems = (stores: Of): FilterItem[] =>
  OPEN_PHASES.map((phase) => ({ value: phase, label: capital(PHASE_WORDS[phase]), count: count(stores, (reading) => reading.phase === phase), on: stores.queue.filters.phases.includes(phase) }))

export const crewItems = (stores: Of): FilterItem[] =>
  [...stores.board.board.crews.values()]
    .sort(byBadge)
    .map(({ id, name }) => ({ value: id, label: name, count: count(stores, ({ request }) => request.assignments.some(({ crewId }) => crewId === id)), on: stores.queue.filters.crewIds.includes(id) }))

export interface ActiveFilter {
  key: string
  words: string
  off(): void
}

/** Every filter that is on, with how it goes off. The words looked for stand in their own field. */
export function activeFilters(filters: Filters, { board, queue }: Pick<Stores, 'board' | 'queue'>): ActiveFilter[] {
  return [
    ...filters.phases.map((phase) => ({ key: phase, words: PHASE_WORDS[phase], off: () => queue.togglePhase(phase) })),
    ...filters.statuses.map((status) => ({ key: `is-${status}`, words: STATUS_WORDS[status].toLowerCase(), off: () => queue.toggleStatus(status) })),
    ...filters.serviceCodes.map((code) => ({ key: `of-${code}`, words: board.serviceName(code), off: () => queue.toggleService(code) })),
    ...filters.crewIds.map((id) => ({ key: id, words: board.crew(id)?.name ?? 'a crew', off: () => queue.toggleCrew(id) })),
    ...(filters.age ? [{ key: 'age', words: AGE_SHORT[filters.age], off: () => queue.toggleAge(filters.age!) }] : []),
  ]
}
