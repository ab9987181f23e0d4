/** Items by what they have in common, in the order in which each group is first met. */
export function grouped<Item, Key>(items: readonly Item[], of: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = of(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
