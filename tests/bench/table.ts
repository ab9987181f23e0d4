/** One figure: what was measured, every time, against what was wanted. */
export interface Figure {
  name: string
  unit: string
  /** At most so much; without one it is only told. */
  goal?: number
  values: readonly number[]
  about?: string
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const short = (value: number) => (Math.abs(value) >= 100 ? String(Math.round(value)) : value.toFixed(1))

/** The figures as a table in Markdown: median, spread, goal, and whether it was met. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, goal, values, about }) => {
    const middle = median(values)
    const spread = values.length > 1 ? `${short(Math.min(...values))}–${short(Math.max(...values))}` : ''
    const judged = goal === undefined ? ['', ''] : [`≤ ${short(goal)} ${unit}`, middle <= goal ? 'met' : `missed by ${short(middle - goal)}`]
    return `| ${name}${about ? ` (${about})` : ''} | ${short(middle)} ${unit} | ${spread} | ${judged.join(' | ')} |`
  })
  return ['| figure | median | spread | goal | |', '|---|---|---|---|---|', ...rows].join('\n')
}
