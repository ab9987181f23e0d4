/** How long a slice of work may hold the page up, milliseconds: half of a frame. */
const SLICE_MS = 8
const PATIENCE_MS = 500

/**
 * Does what `step` does, again and again, whenever the page has nothing else to do, until it answers
 * false. `onslice` hears of the end of every slice, and whether another comes; a step that throws ends
 * it like one that answers false. Answers how to stop.
 */
export function whenIdle(step: () => boolean, onslice: (more: boolean) => void = () => undefined): () => void {
  let stopped = false
  const slice = () => {
    if (stopped) return
    const until = performance.now() + SLICE_MS
    let more = false
    try {
      do {
        more = false
        more = step()
      } while (more && performance.now() < until)
    } finally {
      onslice(more)
    }
    if (more && !stopped) ask()
  }
  const ask = () => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(slice, { timeout: PATIENCE_MS })
    else setTimeout(slice, 1)
  }
  ask()
  return () => (stopped = true)
}

/**
 * Asked for as often as one likes, `work` is done once when the page is next idle: who asks while it
 * waits changes nothing, so that many who ask do not put it off for ever.
 */
export class OnceIdle {
  readonly #work: () => void
  #stop: (() => void) | undefined

  constructor(work: () => void) {
    this.#work = work
  }
  ask(): void {
    this.#stop ??= whenIdle(() => {
      this.#stop = undefined
      this.#work()
      return false
    })
  }
  stop(): void {
    this.#stop?.()
    this.#stop = undefined
  }
}

/** Makes something in steps while the page has nothing else to do. */
export const inIdleSteps = <Made>(steps: Iterator<void, Made>): Promise<Made> => new Promise((resolve, reject) => {
  whenIdle(() => {
    try {
      const step = steps.next()
      if (step.done) resolve(step.value)
      return !step.done
    } catch (error) {
      reject(error as Error)
      return false
    }
  })
})
