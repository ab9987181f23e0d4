/** The height of a row in a crew's run list, pixels: where a hand is over it says the place. */
export const RUN_ROW_PX = 30

const within = (at: number, count: number) => Math.max(0, Math.min(count, at))

/** The run as it would be with these taken out and put in again at `index` of what is left; none is its end. */
export function withPlaced(run: readonly string[], requestIds: readonly string[], index?: number): string[] {
  const rest = run.filter((id) => !requestIds.includes(id))
  const at = within(index ?? rest.length, rest.length)
  return [...rest.slice(0, at), ...requestIds, ...rest.slice(at)]
}

/** The place under a pointer in a list of rows: the gap opens beneath the hand and stays there. */
export const rowAt = (y: number, top: number, count: number): number => within(Math.floor((y - top) / RUN_ROW_PX), count)

export const sameOrder = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, i) => id === b[i])
