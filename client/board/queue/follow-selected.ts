/** Keeps the selected card of a list in sight as keys move it; a click never scrolls. */
export const followSelected = (selectedId: () => string | undefined) => (list: HTMLElement) => {
  const id = selectedId()
  if (id) list.querySelector(`[data-request="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' })
}
