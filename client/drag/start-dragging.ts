import type { MapPort } from '../map/map-port.ts'
import { dragStep, idle, LONG_PRESS_MS, type Drag, type Drop, type Gesture, type Grip, type Point } from './drag-state.ts'
import { edgeSpeed, scrollableAround } from './edge-scroll.ts'

export interface DragHost {
  /** Undefined while the map is not drawn: lists work without it. */
  port(): MapPort | undefined
  mayLift(requestId: string): boolean
  mayDrop(requestId: string, crewId: string): boolean
  /** The seq of the board on the screen. */
  seq(): number
  show(drag: Drag): void
  drop(drop: Drop): void
}

const MOUSE_REACH = 4
const TOUCH_REACH = 16
const OWN_CLICKS = 'button, a, input, select, textarea'

/** Listens on the whole window, for lists and map alike. Answers how to stop. */
export function startDragging(host: DragHost): () => void {
  let drag: Drag = idle
  let pointerId: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame: number | undefined
  const root = document.documentElement
  const port = host.port

  function take(gesture: Gesture): void {
    const before = drag
    const step = dragStep(drag, gesture)
    if (step.drag === before) return
    drag = step.drag
    host.show(drag)
    if (step.came === 'lifted') lift()
    if (drag.phase === 'dragging') mark(drag)
    if (drag.phase === 'idle') end(before)
    if (step.drop) host.drop(step.drop)
  }

  function lift(): void {
    clearTimeout(timer)
    port()?.disablePan()
    getSelection()?.removeAllRanges()
    root.dataset.dragging = ''
    if (pointerId !== undefined) root.setPointerCapture(pointerId)
    frame = requestAnimationFrame(scroll)
  }

  function end(before: Drag): void {
    clearTimeout(timer)
    if (frame !== undefined) cancelAnimationFrame(frame)
    if (pointerId !== undefined && root.hasPointerCapture(pointerId)) root.releasePointerCapture(pointerId)
    pointerId = undefined
    delete root.dataset.dragging
    mark(idle)
    port()?.enablePan()
    if (before.phase === 'dragging') swallowClick()
  }

  /** Outlines the target and fades what was lifted, in the lists and on the map. */
  function mark(now: Drag): void {
    const requestId = now.phase === 'dragging' ? now.grip.requestId : undefined
    const over = now.phase === 'dragging' ? now.over : undefined
    flag('request', 'lifted', requestId)
    flag('crew', 'drop', over)
    port()?.lift(requestId)
    port()?.highlight(over)
  }

  /** The crew under the pointer: a card first, then a truck on the map. */
  function crewAt(at: Point, requestId: string): string | undefined {
    const element = document.elementFromPoint(at.x, at.y)
    const card = element?.closest<HTMLElement>('[data-crew]')?.dataset.crew
    const crewId = card ?? (element && port()?.contains(element) ? port()?.crewAt(at, 10) : undefined)
    return crewId !== undefined && host.mayDrop(requestId, crewId) ? crewId : undefined
  }

  function gripOf(event: PointerEvent): Omit<Grip, 'pointer' | 'seenSeq'> | undefined {
    const target = event.target as Element
    const card = target.closest?.<HTMLElement>('[data-request]')
    if (card) {
      const control = target.closest(OWN_CLICKS)
      return control && card.contains(control) ? undefined : { requestId: card.dataset.request!, from: 'list' }
    }
    if (!port()?.contains(target)) return undefined
    const requestId = port()?.requestAt({ x: event.clientX, y: event.clientY }, event.pointerType === 'touch' ? TOUCH_REACH : MOUSE_REACH)
    return requestId === undefined ? undefined : { requestId, from: 'map' }
  }

  function down(event: PointerEvent): void {
    if (!event.isPrimary) return take({ kind: 'cancel' })
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || drag.phase !== 'idle') return
    const grip = gripOf(event)
    if (!grip || !host.mayLift(grip.requestId)) return
    const pointer = event.pointerType === 'touch' ? 'touch' : 'mouse'
    pointerId = event.pointerId
    // A finger that moves on a pin still pans; a mouse that moves on one lifts it.
    if (grip.from === 'map' && pointer === 'mouse') port()?.disablePan()
    take({ kind: 'press', grip: { ...grip, pointer, seenSeq: host.seq() }, at: { x: event.clientX, y: event.clientY } })
    if (pointer === 'touch') timer = setTimeout(() => take({ kind: 'held' }), LONG_PRESS_MS)
  }
  function move(event: PointerEvent): void {
    if (drag.phase === 'idle' || event.pointerId !== pointerId) return
    const at = { x: event.clientX, y: event.clientY }
    take({ kind: 'move', at, over: drag.phase === 'dragging' ? crewAt(at, drag.grip.requestId) : undefined })
  }
  function up(event: PointerEvent): void {
    if (event.pointerId !== pointerId) return
    move(event)
    take({ kind: 'release' })
  }
  const cancel = (event: PointerEvent) => event.pointerId === pointerId && take({ kind: 'cancel' })
  // Captured on the window, `blur` also tells of every field that loses the focus.
  const away = (event: FocusEvent) => !(event.target instanceof Element) && take({ kind: 'cancel' })
  function key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || drag.phase !== 'dragging') return
    event.preventDefault()
    event.stopImmediatePropagation()
    take({ kind: 'cancel' })
  }
  /** The page must neither scroll, select nor offer menus under a held card. */
  const stop = (event: Event) => drag.phase === 'dragging' && event.cancelable && event.preventDefault()
  const stopPressed = (event: Event) => drag.phase !== 'idle' && event.preventDefault()

  function scroll(): void {
    if (drag.phase !== 'dragging') return
    const { at, grip } = drag
    const list = scrollableAround(document.elementFromPoint(at.x, at.y))
    const edges = list?.getBoundingClientRect()
    const by = edges ? edgeSpeed(at.y, edges.top, edges.bottom) : 0
    if (list && by !== 0) {
      list.scrollBy(0, by)
      take({ kind: 'move', at, over: crewAt(at, grip.requestId) })
    }
    frame = requestAnimationFrame(scroll)
  }

  const listeners = new AbortController()
  const on = <K extends keyof WindowEventMap>(name: K, act: (event: WindowEventMap[K]) => unknown, passive = false) =>
    window.addEventListener(name, act, { capture: true, passive, signal: listeners.signal })
  on('pointerdown', down)
  on('pointermove', move, true)
  on('pointerup', up)
  on('pointercancel', cancel)
  on('blur', away)
  on('keydown', key)
  on('touchmove', stop)
  on('contextmenu', stopPressed)
  on('selectstart', stopPressed)
  on('dragstart', stopPressed)
  return () => {
    take({ kind: 'cancel' })
    listeners.abort()
  }
}

/** Sets `data-lifted` or `data-drop` on what has this id, and on nothing else. */
function flag(of: 'request' | 'crew', name: 'lifted' | 'drop', id: string | undefined): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[data-${of}][data-${name}]`)) {
    if (element.dataset[of] !== id) delete element.dataset[name]
  }
  if (id === undefined) return
  for (const element of document.querySelectorAll<HTMLElement>(`[data-${of}=${JSON.stringify(id)}]`)) element.dataset[name] = name === 'drop' ? 'over' : ''
}

/** The click that a browser makes of a finished drag is none. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.stopImmediatePropagation()
    event.preventDefault()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 60)
}
