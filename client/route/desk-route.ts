import { NO_FILTERS, type Filters } from '../stores/queue-filters.ts'
import type { Stores } from '../stores/stores.ts'
import type { Route } from './schema.ts'

/** The desk as a link tells it. What stands as it always opens is left out. */
export function routeOf({ board, colouring, mapView, past, queue, selection }: Stores): Route {
  const { chip, phases, statuses, serviceCodes, crewIds, age, search } = queue.filters
  const numberOf = (id: string | undefined) => (board.request(id) ?? past.request(id))?.number
  const request = numberOf(selection.openId)
  const selected = request === undefined ? board.request(selection.requestId)?.number : undefined
  return {
    ...(request ? { request } : {}), ...(selected ? { selected } : {}),
    ...(chip === NO_FILTERS.chip ? {} : { show: chip }),
    phase: [...phases], status: [...statuses], service: [...serviceCodes],
    crew: crewIds.flatMap((id) => board.crew(id)?.badge ?? []),
    ...(age ? { age } : {}), ...(search.trim() ? { q: search.trim().slice(0, 200) } : {}),
    ...(mapView.at ? { at: mapView.at } : {}),
    ...(colouring.by === 'clock' ? {} : { colour: colouring.by }),
  }
}

/** Crews by badge, once the board is there. */
export function filtersOf(route: Route, { board }: Stores): Filters {
  const badges = route.crew ?? []
  return {
    ...NO_FILTERS,
    ...(route.show ? { chip: route.show } : {}), ...(route.age ? { age: route.age } : {}),
    phases: route.phase ?? [], statuses: route.status ?? [], serviceCodes: route.service ?? [], search: route.q ?? '',
    crewIds: [...board.board.crews.values()].filter(({ badge }) => badges.includes(badge)).map(({ id }) => id),
  }
}

const FILTERS = ['show', 'phase', 'status', 'service', 'crew', 'age', 'q'] as const
/** Whether a link says anything about the queue. */
export const hasFilters = (route: Route): boolean => FILTERS.some((part) => route[part] !== undefined)
