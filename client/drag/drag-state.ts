/** Requests in a hand, from the press to the drop, and the loop a hand draws round some. Pure: no DOM, no timers, no map. */
export interface Point {
  x: number
  y: number
}

export interface Grip {
  /** The one under the hand first; the others were chosen with it and go too. */
  requestIds: readonly string[]
  from: 'queue' | 'map' | 'run'
  /** Whose run it was taken out of. */
  crewId?: string | undefined
  /** A finger scrolls and pans by moving, so it lifts by holding still; a mouse lifts by moving. */
  pointer: 'mouse' | 'touch'
  /** The board as it was when the hand closed: what changed since then it has not seen. */
  seenSeq: number
}

/** `index`: the place in the run, counted without what is in the hand; none is its end. */
export type Target = { kind: 'crew'; crewId: string; index?: number | undefined } | { kind: 'queue' }

export type Drag =
  | { phase: 'idle' }
  | { phase: 'pressed'; grip: Grip; start: Point }
  | { phase: 'dragging'; grip: Grip; at: Point; over?: Target | undefined }
  /** `also`: what was chosen before stays so. */
  | { phase: 'drawing'; loop: readonly Point[]; also: boolean }

export type Gesture =
  | { kind: 'press'; grip: Grip; at: Point }
  | { kind: 'draw'; at: Point; also: boolean }
  /** `over`: what would take it there. */
  | { kind: 'move'; at: Point; over?: Target | undefined }
  /** The finger has been still for the long press. */
  | { kind: 'held' }
  | { kind: 'release' }
  /** Escape, pointercancel, a second finger, a window that lost the pointer. */
  | { kind: 'cancel' }

export interface Drop {
  grip: Grip
  target: Target
}
export interface Loop {
  points: readonly Point[]
  also: boolean
}

/** What came of a gesture; `let-go`: it was a click, a scroll or a pan, and is none of ours. */
export type Came = 'nothing' | 'lifted' | 'moved' | 'let-go' | 'dropped' | 'put-back' | 'drawn'
export interface Step {
  drag: Drag
  came: Came
  drop?: Drop
  loop?: Loop
}

export const LIFT_PX = 5
export const LONG_PRESS_MS = 300
/** A finger trembles more than a mouse. */
const TREMBLE_PX = 10
/** A loop needs no more corners than the eye sees. */
const CORNER_PX = 4

export const idle: Drag = { phase: 'idle' }

export const sameTarget = (a: Target | undefined, b: Target | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.kind === b.kind && (a.kind === 'queue' || b.kind === 'queue' || (a.crewId === b.crewId && a.index === b.index)))

export function dragStep(drag: Drag, gesture: Gesture): Step {
  switch (drag.phase) {
    case 'idle':
      if (gesture.kind === 'press') return { drag: { phase: 'pressed', grip: gesture.grip, start: gesture.at }, came: 'nothing' }
      if (gesture.kind === 'draw') return { drag: { phase: 'drawing', loop: [gesture.at], also: gesture.also }, came: 'nothing' }
      return { drag, came: 'nothing' }
    case 'pressed':
      return pressed(drag, gesture)
    case 'dragging':
      return dragging(drag, gesture)
    case 'drawing':
      return drawing(drag, gesture)
  }
}

const far = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

function pressed(drag: Extract<Drag, { phase: 'pressed' }>, gesture: Gesture): Step {
  const { grip, start } = drag
  const lifted = (at: Point, over?: Target): Step => ({ drag: { phase: 'dragging', grip, at, over }, came: 'lifted' })
  if (gesture.kind === 'held') return grip.pointer === 'touch' ? lifted(start) : { drag, came: 'nothing' }
  if (gesture.kind === 'move') {
    const gone = far(gesture.at, start)
    if (grip.pointer === 'mouse') return gone >= LIFT_PX ? lifted(gesture.at, gesture.over) : { drag, came: 'nothing' }
    return gone > TREMBLE_PX ? { drag: idle, came: 'let-go' } : { drag, came: 'nothing' }
  }
  return { drag: idle, came: 'let-go' }
}

function dragging(drag: Extract<Drag, { phase: 'dragging' }>, gesture: Gesture): Step {
  const { grip, over } = drag
  if (gesture.kind === 'move') return { drag: { ...drag, at: gesture.at, over: gesture.over }, came: 'moved' }
  if (gesture.kind === 'held') return { drag, came: 'nothing' }
  if (gesture.kind === 'release' && over !== undefined) return { drag: idle, came: 'dropped', drop: { grip, target: over } }
  return { drag: idle, came: 'put-back' }
}

function drawing(drag: Extract<Drag, { phase: 'drawing' }>, gesture: Gesture): Step {
  const { loop, also } = drag
  if (gesture.kind === 'held') return { drag, came: 'nothing' }
  if (gesture.kind === 'move') {
    return far(gesture.at, loop.at(-1)!) < CORNER_PX ? { drag, came: 'nothing' } : { drag: { ...drag, loop: [...loop, gesture.at] }, came: 'moved' }
  }
  if (loop.length < 3) return { drag: idle, came: 'let-go' }
  return gesture.kind === 'release' ? { drag: idle, came: 'drawn', loop: { points: loop, also } } : { drag: idle, came: 'put-back' }
}
