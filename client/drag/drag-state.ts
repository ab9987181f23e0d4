/** A request in a hand, from the press to the drop. Pure: no DOM, no timers, no map. */
export interface Point {
  x: number
  y: number
}

export interface Grip {
  requestId: string
  from: 'list' | 'map'
  /** A finger scrolls and pans by moving, so it lifts by holding still; a mouse lifts by moving. */
  pointer: 'mouse' | 'touch'
  /** The board as it was when the hand closed: what changed since then it has not seen. */
  seenSeq: number
}

export type Drag =
  | { phase: 'idle' }
  | { phase: 'pressed'; grip: Grip; start: Point }
  | { phase: 'dragging'; grip: Grip; at: Point; over?: string | undefined }

export type Gesture =
  | { kind: 'press'; grip: Grip; at: Point }
  /** `over`: the crew that lies there. */
  | { kind: 'move'; at: Point; over?: string | undefined }
  /** The finger has been still for the long press. */
  | { kind: 'held' }
  | { kind: 'release' }
  /** Escape, pointercancel, a second finger, a window that lost the pointer. */
  | { kind: 'cancel' }

export interface Drop {
  requestId: string
  crewId: string
  seenSeq: number
}

/** What came of a gesture; `let-go`: it was a click, a scroll or a pan, and is none of ours. */
export type Came = 'nothing' | 'lifted' | 'moved' | 'let-go' | 'dropped' | 'put-back'
export interface Step {
  drag: Drag
  came: Came
  drop?: Drop
}

export const LIFT_PX = 5
export const LONG_PRESS_MS = 300
/** A finger trembles more than a mouse. */
const TREMBLE_PX = 10

export const idle: Drag = { phase: 'idle' }

export function dragStep(drag: Drag, gesture: Gesture): Step {
  switch (drag.phase) {
    case 'idle':
      return gesture.kind === 'press'
        ? { drag: { phase: 'pressed', grip: gesture.grip, start: gesture.at }, came: 'nothing' }
        : { drag, came: 'nothing' }
    case 'pressed':
      return pressed(drag, gesture)
    case 'dragging':
      return dragging(drag, gesture)
  }
}

function pressed(drag: Extract<Drag, { phase: 'pressed' }>, gesture: Gesture): Step {
  const { grip, start } = drag
  const lifted = (at: Point, over?: string): Step => ({ drag: { phase: 'dragging', grip, at, over }, came: 'lifted' })
  if (gesture.kind === 'held') return grip.pointer === 'touch' ? lifted(start) : { drag, came: 'nothing' }
  if (gesture.kind === 'move') {
    const gone = Math.hypot(gesture.at.x - start.x, gesture.at.y - start.y)
    if (grip.pointer === 'mouse') return gone >= LIFT_PX ? lifted(gesture.at, gesture.over) : { drag, came: 'nothing' }
    return gone > TREMBLE_PX ? { drag: idle, came: 'let-go' } : { drag, came: 'nothing' }
  }
  return { drag: idle, came: 'let-go' }
}

function dragging(drag: Extract<Drag, { phase: 'dragging' }>, gesture: Gesture): Step {
  const { grip, over } = drag
  if (gesture.kind === 'move') return { drag: { ...drag, at: gesture.at, over: gesture.over }, came: 'moved' }
  if (gesture.kind === 'held') return { drag, came: 'nothing' }
  if (gesture.kind === 'release' && over !== undefined) {
    return { drag: idle, came: 'dropped', drop: { requestId: grip.requestId, crewId: over, seenSeq: grip.seenSeq } }
  }
  return { drag: idle, came: 'put-back' }
}
