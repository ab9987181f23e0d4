/** A click anywhere on a crew is one on its head, save on what has a click of its own. */
export function opensByClick(crew: HTMLElement): () => void {
  const click = (event: Event) => {
    const target = event.target as Element
    if (!target.closest('button, a, [data-rows], [data-job], [role="alert"]')) crew.querySelector<HTMLElement>('[data-roving]')?.click()
  }
  crew.addEventListener('click', click)
  return () => crew.removeEventListener('click', click)
}
