const EDGE_PX = 44
const FASTEST_PX = 14

/** Pixels a frame that a list scrolls while a card is held near its upper or lower edge. */
export function edgeSpeed(y: number, top: number, bottom: number): number {
  if (y < top || y > bottom) return 0
  const nearTop = top + EDGE_PX - y
  const nearBottom = y - (bottom - EDGE_PX)
  if (nearTop > 0) return -Math.ceil((nearTop / EDGE_PX) * FASTEST_PX)
  return nearBottom > 0 ? Math.ceil((nearBottom / EDGE_PX) * FASTEST_PX) : 0
}

/** The nearest list around an element that has more than it shows. */
export function scrollableAround(element: Element | null): Element | undefined {
  for (let each = element; each; each = each.parentElement) {
    if (each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY)) return each
  }
  return undefined
}
