import type { Stores } from '../../stores/stores.ts'

/**
 * Keys of the list of crews: ↑ ↓ go over the crews and the rows of open runs, → reaches the menu
 * of one, ← comes back, Escape closes the run. Enter is the button's own.
 */
export const crewKeys = ({ crews, selection }: Pick<Stores, 'crews' | 'selection'>) => (event: KeyboardEvent): void => {
  const here = event.target as HTMLElement
  const crew = here.closest<HTMLElement>('[data-crew]')
  if (!crew || event.altKey || event.ctrlKey || event.metaKey || here.closest('[role="menu"]')) return
  if (act(event, here, crew)) event.preventDefault()

  function act({ key, currentTarget }: KeyboardEvent, from: HTMLElement, of: HTMLElement): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') return step(currentTarget as HTMLElement, from, key === 'ArrowDown' ? 1 : -1)
    if (key === 'ArrowRight') return focus(from.parentElement?.querySelector<HTMLElement>('.dots'))
    if (key === 'ArrowLeft') return focus(from.parentElement?.querySelector<HTMLElement>('[data-roving]'))
    const crewId = of.dataset.crew!
    if (key !== 'Escape' || !crews.isOpen(crewId)) return false
    crews.close(crewId)
    return focus(of.querySelector<HTMLElement>('[data-roving]'))
  }

  function step(list: HTMLElement, from: HTMLElement, by: 1 | -1): boolean {
    const all = [...list.querySelectorAll<HTMLElement>('[data-roving]')]
    const on = from.matches('[data-roving]') ? from : from.parentElement?.querySelector<HTMLElement>('[data-roving]')
    const next = all[all.indexOf(on!) + by]
    // The keys of a request are about the row that has the focus.
    const requestId = next?.closest<HTMLElement>('[data-job]')?.dataset.job
    if (requestId !== undefined) selection.select(requestId)
    return focus(next)
  }

  function focus(element: HTMLElement | null | undefined): boolean {
    element?.focus()
    return element !== null && element !== undefined
  }
}
