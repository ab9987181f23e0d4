/** How long a slice of work may hold the page up, milliseconds: half of a frame. */
const SLICE_MS = 8
const PATIENCE_MS = 500

/**
 * Does what `step` does, again and again, whenever the page has nothing else to do, until it answers
 * false. `onslice` hears of the end of every slice. Answers how to stop.
 */
export function whenIdle(step: () => boolean, onslice: () => void = () => undefined): () => void {
  let stopped = false
  const slice = () => {
    if (stopped) return
    const until = performance.now() + SLICE_MS
    let more = step()
    while (more && performance.now() < until) more = step()
    onslice()
    if (more && !stopped) ask()
  }
  const ask = () => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(slice, { timeout: PATIENCE_MS })
    else setTimeout(slice, 1)
  }
  ask()
  return () => (stopped = true)
}
