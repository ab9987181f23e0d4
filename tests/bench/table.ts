/** One figure: what was measured, every time, against what was wanted. */
export interface Figure {
  name: string
  unit: string
  /** At most so much, or with `is: '≥'` at least; without one it is only told. */
  goal?: number
  is?: '≤' | '≥'
  values: readonly number[]
  about?: string
  /** What it stands beside was disturbed: neither met nor missed. */
  isVoid?: boolean
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** A ratio needs its second place: 1.04 and 0.96 are not the same news. */
const short = (value: number, unit: string) => (Math.abs(value) >= 100 ? String(Math.round(value)) : value.toFixed(unit === '×' ? 2 : 1))

function judge({ unit, goal, is = '≤', isVoid }: Figure, middle: number): [string, string] {
  if (goal === undefined) return ['', isVoid ? 'void' : '']
  const isMet = is === '≤' ? middle <= goal : middle >= goal
  const verdict = isVoid ? 'void: the machine had other work' : isMet ? 'met' : `missed by ${short(Math.abs(middle - goal), unit)}`
  return [`${is} ${short(goal, unit)} ${unit}`, verdict]
}

/** The figures as a table in Markdown: median, spread, goal, and whether it was met. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, unit, values, about } = figure
    const middle = median(values)
    const spread = values.length > 1 ? `${short(Math.min(...values), unit)}–${short(Math.max(...values), unit)}` : ''
    return `| ${name}${about ? ` (${about})` : ''} | ${short(middle, unit)} ${unit} | ${spread} | ${judge(figure, middle).join(' | ')} |`
  })
  return ['| figure | median | spread | goal | |', '|---|---|---|---|---|', ...rows].join('\n')
}
