import type { UndoStore } from './undo.svelte.ts'

const ELSEWHERE = 'input, textarea, select, [role="dialog"], [role="menu"]'
const PRESSED_BY_ENTER = 'button, a, summary'

/**
 * While the bar asks, Enter and Escape are its answers, before they are keys of the board. Only
 * for somebody who is still where they were when it began to ask: a focus that has gone elsewhere
 * has taken Enter along. Held down, Enter answers once: what the bar says next has not been read.
 */
export function barKeys(undo: UndoStore, bar: () => Element | undefined): (event: KeyboardEvent) => void {
  const home = document.activeElement
  return (event) => {
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest(ELSEWHERE)) return
    if (event.key === 'Enter' && event.repeat) {
      event.preventDefault()
      return event.stopImmediatePropagation()
    }
    const isHere = target === document.body || target === home || bar()?.contains(target)
    const canSayYes = undo.asking?.then === 'do' || undo.asking?.then === 'before'
    const isYes = event.key === 'Enter' && canSayYes && isHere && !target.closest(PRESSED_BY_ENTER)
    if (!isYes && event.key !== 'Escape') return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (isYes) void undo.go()
    else undo.leave()
  }
}
