import type { SelectionStore } from '../../stores/selection.svelte.ts'

/** A click on a card: Ctrl takes it to the chosen ones, Shift all up to it, none opens it. */
export function chooseCard(event: MouseEvent, requestId: string, order: readonly string[], selection: SelectionStore): void {
  if (event.ctrlKey || event.metaKey) selection.toggle(requestId)
  else if (event.shiftKey) selection.reach(requestId, order)
  else selection.open(requestId)
}
