/** Things in the order in which their ids stood before; what is new stands behind them, what is gone is left out. */
export function asTheyStood<T extends { id: string }>(before: readonly string[], items: readonly T[]): T[] {
  const now = new Map(items.map((item) => [item.id, item]))
  const stayed = before.flatMap((id) => now.get(id) ?? [])
  const known = new Set(before)
  return [...stayed, ...items.filter(({ id }) => !known.has(id))]
}
