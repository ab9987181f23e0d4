import { idle, type Drag } from './drag-state.ts'

/** The drag as the ghost and the board see it; `startDragging` alone moves it. */
export class DragStore {
  #drag = $state.raw<Drag>(idle)

  get drag(): Drag {
    return this.#drag
  }
  get requestId(): string | undefined {
    return this.#drag.phase === 'dragging' ? this.#drag.grip.requestId : undefined
  }
  show(drag: Drag): void {
    this.#drag = drag
  }
}
