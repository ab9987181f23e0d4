import { dragStep, idle, LONG_PRESS_MS, sameTarget, type Drag, type Drop, type Gesture, type Grip, type Loop, type Point, type Target } from './drag-state.ts'
import { edgeSpeed, scrollableAround } from './edge-scroll.ts'
import { liesUnder, targetAt, type Ground } from './lies-there.ts'

export interface DragHost extends Ground {
  mayLift(requestId: string): boolean
  /** All that go when this one is lifted, itself first. */
  with(requestId: string): readonly string[]
  mayDrop(grip: Grip, target: Target): boolean
  /** The seq of the board on the screen. */
  seq(): number
  show(drag: Drag): void
  drop(drop: Drop): void
  /** A loop was drawn on the map. */
  drawn(loop: Loop): void
  /** A pin was pressed with Shift or Ctrl. */
  toggle(requestId: string): void
}

const SWALLOW_MS = 60

const hasModifier = ({ ctrlKey, metaKey, shiftKey }: MouseEvent) => ctrlKey || metaKey || shiftKey

/** Listens on the whole window, for lists and map alike. Answers how to stop. */
export function startDragging(host: DragHost): () => void {
  let drag: Drag = idle
  let pointerId: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame: number | undefined
  let swallowing: ReturnType<typeof setTimeout> | undefined
  /** What lies under the hand, as the last move found it, and the list around that. */
  let under: Element | null = null
  let list: { around: Element | null; element: Element | undefined } = { around: null, element: undefined }
  const root = document.documentElement
  const port = host.port

  function take(gesture: Gesture): void {
    const before = drag
    const step = dragStep(drag, gesture)
    if (step.drag === before) return
    drag = step.drag
    host.show(drag)
    if (step.came === 'lifted') lift()
    const over = drag.phase === 'dragging' ? drag.over : undefined
    if (!sameTarget(over, before.phase === 'dragging' ? before.over : undefined)) port()?.highlight(over?.kind === 'crew' ? over.crewId : undefined)
    if (drag.phase === 'drawing' && before.phase === 'drawing') hold()
    if (drag.phase === 'idle') end(before)
    if (step.drop) host.drop(step.drop)
    if (step.loop) host.drawn(step.loop)
  }

  function hold(): void {
    root.dataset.dragging = drag.phase
    if (pointerId !== undefined && !root.hasPointerCapture(pointerId)) root.setPointerCapture(pointerId)
  }

  function lift(): void {
    if (drag.phase !== 'dragging') return
    clearTimeout(timer)
    port()?.disablePan()
    port()?.lift(drag.grip.requestIds)
    getSelection()?.removeAllRanges()
    hold()
    frame = requestAnimationFrame(scroll)
  }

  function end(before: Drag): void {
    clearTimeout(timer)
    if (frame !== undefined) cancelAnimationFrame(frame)
    if (pointerId !== undefined && root.hasPointerCapture(pointerId)) root.releasePointerCapture(pointerId)
    pointerId = undefined
    under = null
    delete root.dataset.dragging
    port()?.lift([])
    port()?.enablePan()
    if (before.phase === 'dragging' || (before.phase === 'drawing' && before.loop.length > 2)) swallowing = setTimeout(() => (swallowing = undefined), SWALLOW_MS)
  }

  function overAt(at: Point, grip: Grip): Target | undefined {
    under = document.elementFromPoint(at.x, at.y)
    const target = targetAt(under, at, grip, host)
    return target && host.mayDrop(grip, target) ? target : undefined
  }

  function down(event: PointerEvent): void {
    if (!event.isPrimary) return take({ kind: 'cancel' })
    if (event.button !== 0 || drag.phase !== 'idle') return
    const at = { x: event.clientX, y: event.clientY }
    const isTouch = event.pointerType === 'touch'
    const lies = liesUnder(event.target as Element, at, isTouch, port())
    if (hasModifier(event)) {
      if (!event.shiftKey || lies || isTouch || !port()?.contains(event.target as Element)) return
      pointerId = event.pointerId
      port()?.disablePan()
      return take({ kind: 'draw', at, also: event.ctrlKey || event.metaKey })
    }
    if (!lies || !host.mayLift(lies.requestId)) return
    pointerId = event.pointerId
    // A finger that moves on a pin still pans; a mouse that moves on one lifts it.
    if (lies.from === 'map' && !isTouch) port()?.disablePan()
    const { requestId, from, crewId } = lies
    take({ kind: 'press', grip: { requestIds: host.with(requestId), from, crewId, pointer: isTouch ? 'touch' : 'mouse', seenSeq: host.seq() }, at })
    if (isTouch) timer = setTimeout(() => take({ kind: 'held' }), LONG_PRESS_MS)
  }
  function move(event: PointerEvent): void {
    if (drag.phase === 'idle' || event.pointerId !== pointerId) return
    const at = { x: event.clientX, y: event.clientY }
    take({ kind: 'move', at, over: drag.phase === 'dragging' ? overAt(at, drag.grip) : undefined })
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
    if (event.key !== 'Escape' || (drag.phase !== 'dragging' && drag.phase !== 'drawing')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    take({ kind: 'cancel' })
  }
  function click(event: MouseEvent): void {
    // The click that a browser makes of a finished drag is none.
    if (swallowing !== undefined) {
      clearTimeout(swallowing)
      swallowing = undefined
      event.preventDefault()
      return event.stopImmediatePropagation()
    }
    if (!hasModifier(event) || !port()?.contains(event.target as Element)) return
    const lies = liesUnder(event.target as Element, { x: event.clientX, y: event.clientY }, false, port())
    if (!lies) return
    event.stopImmediatePropagation()
    host.toggle(lies.requestId)
  }
  /** The page must neither scroll, select nor offer menus under a held card. */
  const stop = (event: Event) => drag.phase === 'dragging' && event.cancelable && event.preventDefault()
  const stopPressed = (event: Event) => drag.phase !== 'idle' && event.preventDefault()

  function scroll(): void {
    if (drag.phase !== 'dragging') return
    const { at, grip } = drag
    if (list.around !== under) list = { around: under, element: scrollableAround(under) }
    const edges = list.element?.getBoundingClientRect()
    const by = edges ? edgeSpeed(at.y, edges.top, edges.bottom) : 0
    if (list.element && by !== 0) {
      list.element.scrollBy(0, by)
      take({ kind: 'move', at, over: overAt(at, grip) })
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
  on('click', click)
  on('touchmove', stop)
  on('contextmenu', stopPressed)
  on('selectstart', stopPressed)
  on('dragstart', stopPressed)
  return () => {
    take({ kind: 'cancel' })
    listeners.abort()
  }
}
