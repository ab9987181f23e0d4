const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const two = (n: number) => String(n).padStart(2, '0')

/** `52:31` under an hour, `3:12 h` under a day, `1 d 1 h` beyond. Never negative. */
export function spanText(ms: number): string {
  const whole = Math.floor(ms / SECOND) * SECOND
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)}:${two(Math.floor((whole % MINUTE) / SECOND))}`
  if (whole < DAY) return `${Math.floor(whole / HOUR)}:${two(Math.floor((whole % HOUR) / MINUTE))} h`
  const hours = Math.round(whole / HOUR)
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 || days >= 10 ? `${days} d` : `${days} d ${hours % 24} h`
}

/**
 * What is left until due, in milliseconds; negative past it. From two days on a clock that keeps
 * office hours counts the open days still to come (`openDays`).
 */
export function timerText(leftMs: number, openDays?: number): string {
  if (leftMs <= -SECOND) return `−${spanText(-leftMs)}`
  if (leftMs >= 2 * DAY && openDays !== undefined) return `${openDays} bd`
  return spanText(Math.max(0, leftMs))
}

/** How long something has been so: `now`, `4 min`, `1 h 20`, `2 d`. */
export function ageText(ms: number): string {
  if (ms < MINUTE) return 'now'
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ${two(Math.floor((ms % HOUR) / MINUTE))}`
  return `${Math.floor(ms / DAY)} d`
}

/** How old the picture is: `0.4 s`, `31 s`, `4 min`. */
export const dataAgeText = (ms: number): string =>
  ms < SECOND ? `${(Math.max(0, ms) / SECOND).toFixed(1)} s` : ms < MINUTE ? `${Math.floor(ms / SECOND)} s` : ageText(ms)

