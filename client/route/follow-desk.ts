import { untrack } from 'svelte'
import type { Stores } from '../stores/stores.ts'
import { filtersOf, hasFilters, routeOf } from './desk-route.ts'
import { readRoute, writeRoute, type Route } from './schema.ts'

const REST_MS = 300

/**
 * Keeps the address and the desk alike. Opening a detail is a step of the history, so that back
 * closes it; filters, the map and what is selected only rewrite the step they happen in.
 */
export function followDesk(stores: Stores): { stop(): void; follow(): void } {
  const { board, colouring, mapView, queue, route, selection } = stores
  const first = readRoute(location.search)
  let isReady = false
  let wasOpen = false
  /** Back is on its way because the detail was closed by hand. */
  let isLeaving = false
  let timer: ReturnType<typeof setTimeout> | undefined

  if (first.at) mapView.begin(first.at)
  if (first.colour) colouring.choose(first.colour)

  function arrive(to: Route) {
    if (to.request) void route.openNumber(to.request)
    else if (to.selected) selection.select(route.idOf(to.selected))
  }
  const isStep = () => (history.state as { detail?: boolean } | null)?.detail === true
  const url = () => `${location.pathname}${writeRoute(untrack(() => routeOf(stores)))}`
  const rewrite = () => {
    clearTimeout(timer)
    if (!isLeaving) history.replaceState(history.state, '', url())
  }

  function onpopstate() {
    if (isLeaving) {
      isLeaving = false
      if (selection.openId === undefined) rewrite()
      else history.pushState({ detail: true }, '', url())
      return
    }
    const to = readRoute(location.search)
    // Back and forward are about the detail alone: what was filtered since is not undone.
    wasOpen = to.request !== undefined
    if (to.request) void route.openNumber(to.request)
    else selection.close()
    rewrite()
  }
  addEventListener('popstate', onpopstate)

  return {
    /** In an effect: reads all that a link holds. */
    follow() {
      routeOf(stores)
      const isLooking = route.looking !== undefined
      if (!board.ready) return
      untrack(() => {
        if (!isReady) {
          isReady = true
          if (hasFilters(first)) queue.take(filtersOf(first, stores))
          wasOpen = first.request !== undefined
          return arrive(first)
        }
        if (isLooking) return
        const isOpen = selection.openId !== undefined
        const [opened, closed] = [isOpen && !wasOpen, !isOpen && wasOpen]
        wasOpen = isOpen
        if (isLeaving) return
        if (opened) {
          clearTimeout(timer)
          history.pushState({ detail: true }, '', url())
        } else if (closed && isStep()) {
          isLeaving = true
          history.back()
        } else if (closed) {
          // At once: a step made upon this one must not lead back to a detail that was closed.
          rewrite()
        } else {
          clearTimeout(timer)
          timer = setTimeout(rewrite, REST_MS)
        }
      })
    },
    stop() {
      clearTimeout(timer)
      removeEventListener('popstate', onpopstate)
    },
  }
}
