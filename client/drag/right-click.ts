import type { Stores } from '../stores/stores.ts'

const REACH = 4

/** The right button on a pin asks who is nearest to it. Beside the pins the browser's own menu is right. */
export function nearestByRightClick({ actions, drag, selection }: Pick<Stores, 'actions' | 'drag' | 'selection'>): () => void {
  const menu = (event: MouseEvent) => {
    if (event.defaultPrevented || !drag.port?.contains(event.target as Element)) return
    const requestId = drag.port.requestAt({ x: event.clientX, y: event.clientY }, REACH)
    if (requestId === undefined) return
    event.preventDefault()
    if (!selection.chosen.has(requestId)) selection.select(requestId)
    actions.start('nearest', requestId)
  }
  addEventListener('contextmenu', menu)
  return () => removeEventListener('contextmenu', menu)
}
