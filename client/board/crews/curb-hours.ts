const HOUR = 3_600_000
/** A label of an hour, and of `now`, with the air it needs, pixels. */
const LABEL_PX = 28
const NOW_PX = 22

export interface HourLabel {
  /** Milliseconds. */
  at: number
  /** Percent along the line. */
  x: number
}

/** The hours that are named along a line of this width: every one, or every second or third where it is narrow, always evenly. */
export function hourLabels(now: number, hours: number, width: number): HourLabel[] {
  const hourPx = width / hours
  const every = Math.max(1, Math.ceil((LABEL_PX + 14) / hourPx))
  const px = (at: number) => ((at - now) / HOUR) * hourPx
  let first = Math.ceil((now + 1) / HOUR) * HOUR
  // One that would touch `now` is passed over; the next is at most an hour on.
  if (px(first) - LABEL_PX / 2 < NOW_PX) first += HOUR
  const labels: HourLabel[] = []
  for (let at = first; px(at) + LABEL_PX / 2 <= width; at += every * HOUR) labels.push({ at, x: (px(at) / width) * 100 })
  return labels
}
