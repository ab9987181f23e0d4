import type { MapPort } from '../map/map-port.ts'
import type { Grip, Point, Target } from './drag-state.ts'
import { rowAt } from './run-order.ts'

const MOUSE_REACH = 4
const TOUCH_REACH = 16
const TRUCK_REACH = 10
/** Buttons within a card are pressed, not dragged; a card that is itself one is marked as a handle. */
const OWN_CLICKS = 'button:not([data-handle]), a, input, select, textarea'

/** What a drag asks of the map. */
export type DragPort = Pick<MapPort, 'requestAt' | 'crewAt' | 'highlight' | 'lift' | 'disablePan' | 'enablePan' | 'contains'>

export interface Ground {
  port(): DragPort | undefined
  /** The place in a crew's run for a point along its curb, `ahead` milliseconds from now. */
  placeOnCurb(crewId: string, ahead: number, grip: Grip): number | undefined
}

/** What a hand would take hold of here: a job of a crew's run, a card, a pin. */
export function liesUnder(target: Element, at: Point, isTouch: boolean, port: DragPort | undefined): { requestId: string; from: Grip['from']; crewId?: string } | undefined {
  const card = target.closest<HTMLElement>('[data-job], [data-request]')
  if (card) {
    const control = target.closest(OWN_CLICKS)
    if (control && card.contains(control)) return undefined
    const { job, runOf, request } = card.dataset
    return job !== undefined && runOf !== undefined ? { requestId: job, from: 'run', crewId: runOf } : { requestId: request!, from: 'queue' }
  }
  if (!port?.contains(target)) return undefined
  const requestId = port.requestAt(at, isTouch ? TOUCH_REACH : MOUSE_REACH)
  return requestId === undefined ? undefined : { requestId, from: 'map' }
}

/** What would take it here: the lists first, since asking the map costs most. */
export function targetAt(element: Element | null, at: Point, grip: Grip, ground: Ground): Target | undefined {
  if (!element) return undefined
  const crewId = element.closest<HTMLElement>('[data-crew]')?.dataset.crew
  if (crewId !== undefined) return { kind: 'crew', crewId, index: placeAt(element, at, crewId, grip, ground) }
  if (element.closest('[data-queue]')) return { kind: 'queue' }
  const port = ground.port()
  const truck = port?.contains(element) ? port.crewAt(at, TRUCK_REACH) : undefined
  return truck === undefined ? undefined : { kind: 'crew', crewId: truck }
}

function placeAt(element: Element, at: Point, crewId: string, grip: Grip, { placeOnCurb }: Ground): number | undefined {
  const rows = element.closest<HTMLElement>('[data-rows]')
  if (rows) return rowAt(at.y, rows.getBoundingClientRect().top, Number(rows.dataset.rows))
  const curb = element.closest<HTMLElement>('[data-curb]')
  if (!curb) return undefined
  const { left, width } = curb.getBoundingClientRect()
  return width === 0 ? undefined : placeOnCurb(crewId, ((at.x - left) / width) * Number(curb.dataset.curb) * 3_600_000, grip)
}
