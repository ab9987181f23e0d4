import { leadOf } from '../../shared/domain/requests.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { Phase, Status } from '../../shared/protocol/words.ts'
import type { RequestReading } from './reading-cache.ts'

export const CHIPS = ['to-give', 'all-open', 'mine'] as const
export type Chip = (typeof CHIPS)[number]

export const AGES = ['1h', '6h', '24h', 'overdue', 'untouched'] as const
export type Age = (typeof AGES)[number]
const HOUR = 3_600_000
const WITHIN: Partial<Record<Age, number>> = { '1h': HOUR, '6h': 6 * HOUR, '24h': 24 * HOUR }

/** What of the open requests the queue shows. Of several words in one list any will do; of the lists all must. */
export interface Filters {
  chip: Chip
  phases: readonly Phase[]
  statuses: readonly Status[]
  serviceCodes: readonly string[]
  crewIds: readonly string[]
  age?: Age | undefined
  /** Words looked for in number, service, place and description. */
  search: string
}
export const NO_FILTERS: Filters = { chip: 'to-give', phases: [], statuses: [], serviceCodes: [], crewIds: [], search: '' }

export interface FilterView {
  now: number
  /** Who looks: by name, as the acts of a request have it. */
  me: string | undefined
  serviceName(code: string): string
}

export const isToGive = ({ request }: RequestReading): boolean => leadOf(request) === undefined

/** Somebody of this name took it in, acknowledged, gave, held or otherwise worked on it. */
export const isMine = ({ request }: RequestReading, me: string | undefined): boolean => me !== undefined && request.acts.some(({ by }) => by === me)

/** These ask for requests that a crew may have: `to give` then yields to them. Who looks for a number wants it, given or not. */
export const yieldsToGive = ({ phases, statuses, crewIds, search }: Filters): boolean => phases.length + statuses.length + crewIds.length > 0 || search.trim() !== ''

/** Whether anything but the chip hides open requests. */
export const isNarrowed = (filters: Filters): boolean =>
  yieldsToGive(filters) || filters.serviceCodes.length > 0 || filters.age !== undefined

export function isShown(reading: RequestReading, filters: Filters, view: FilterView): boolean {
  const { request } = reading
  const { chip, phases, statuses, serviceCodes, crewIds } = filters
  if (chip === 'to-give' && !yieldsToGive(filters) && !isToGive(reading)) return false
  if (chip === 'mine' && !isMine(reading, view.me)) return false
  if (phases.length > 0 && !phases.includes(reading.phase)) return false
  if (statuses.length > 0 && !statuses.includes(request.status)) return false
  if (serviceCodes.length > 0 && !serviceCodes.includes(request.serviceCode)) return false
  if (crewIds.length > 0 && !request.assignments.some(({ crewId }) => crewIds.includes(crewId))) return false
  if (filters.age && !isOfAge(reading, filters.age, view.now)) return false
  return hasWords(request, wordsOf(filters.search), view.serviceName)
}

export function isOfAge({ request, due }: RequestReading, age: Age, now: number): boolean {
  if (age === 'overdue') return due !== undefined && due <= now && request.status !== 'on-hold'
  // Nobody did anything to it since it came in.
  if (age === 'untouched') return request.changed.kind === 'RequestReceived'
  return now - Date.parse(request.receivedAt) <= WITHIN[age]!
}

export const wordsOf = (search: string): string[] => search.toLowerCase().split(/\s+/).filter(Boolean)

/** Every word stands somewhere in its number, service, place or description. */
export function hasWords(request: ServiceRequest, words: readonly string[], serviceName: (code: string) => string): boolean {
  if (words.length === 0) return true
  const text = `${request.number} ${serviceName(request.serviceCode)} ${request.place.address ?? ''} ${request.description ?? ''}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** With one more of a list, or one less. */
export const toggled = <T>(list: readonly T[], value: T): T[] => (list.includes(value) ? list.filter((each) => each !== value) : [...list, value])
