import type { MapPort } from '../map/map-port.ts'
import { idle, sameTarget, type Drag, type Grip, type Point, type Target } from './drag-state.ts'

const NONE: readonly string[] = []

/**
 * The drag as the ghost and the board see it; `startDragging` alone moves it. What changes with
 * every move of the pointer is apart from what changes with the target, so that cards and crews
 * are not asked anew for each pixel.
 */
export class DragStore {
  #drag = $state.raw<Drag>(idle)
  #grip = $state.raw<Grip | undefined>(undefined)
  #over = $state.raw<Target | undefined>(undefined)
  #port: MapPort | undefined

  get drag(): Drag {
    return this.#drag
  }
  /** What is in the hand; undefined when it is empty. */
  get grip(): Grip | undefined {
    return this.#grip
  }
  get requestIds(): readonly string[] {
    return this.#grip?.requestIds ?? NONE
  }
  get requestId(): string | undefined {
    return this.#grip?.requestIds[0]
  }
  get over(): Target | undefined {
    return this.#over
  }
  get overCrewId(): string | undefined {
    return this.#over?.kind === 'crew' ? this.#over.crewId : undefined
  }
  get at(): Point | undefined {
    return this.#drag.phase === 'dragging' ? this.#drag.at : undefined
  }
  isLifted(requestId: string): boolean {
    return this.requestIds.includes(requestId)
  }

  /** The map while it is drawn: lists work without it. */
  get port(): MapPort | undefined {
    return this.#port
  }
  meet(port: MapPort | undefined): void {
    this.#port = port
  }

  show(drag: Drag): void {
    this.#drag = drag
    this.#grip = drag.phase === 'dragging' ? drag.grip : undefined
    const over = drag.phase === 'dragging' ? drag.over : undefined
    if (!sameTarget(over, this.#over)) this.#over = over
  }
}
