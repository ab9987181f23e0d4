/** Whether a request's card in the queue can be seen now: there, and not scrolled away. */
export function isCardOnScreen(requestId: string): boolean {
  const card = document.querySelector(`section.queue [data-request="${CSS.escape(requestId)}"]`)
  const list = document.querySelector('section.queue')
  if (!card || !list) return false
  const at = card.getBoundingClientRect()
  const within = list.getBoundingClientRect()
  return at.height > 0 && at.top >= within.top && at.bottom <= within.bottom
}
