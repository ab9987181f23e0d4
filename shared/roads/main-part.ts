import type { Arcs } from './arcs.ts'

/**
 * Which nodes belong to the largest part of which every node reaches every other (1 if so).
 * Tarjan's strongly connected components (1972), without recursion. Outside lie a map's cut-off
 * ends: a motorway that leaves the picture leads nobody back.
 */
export function mainPart({ starts, nodes }: Arcs): Uint8Array {
  const size = starts.length - 1
  const order = new Uint32Array(size)
  const low = new Uint32Array(size)
  const part = new Int32Array(size).fill(-1)
  const next = starts.slice(0, -1)
  const open: number[] = []
  const path: number[] = []
  const sizes: number[] = []
  let count = 0

  const enter = (node: number) => {
    order[node] = low[node] = ++count
    open.push(node)
    path.push(node)
  }
  const close = (node: number) => {
    let members = 0
    for (let member = -1; member !== node; members++) part[(member = open.pop()!)] = sizes.length
    sizes.push(members)
  }
  for (let root = 0; root < size; root++) {
    if (order[root]) continue
    enter(root)
    while (path.length > 0) {
      const node = path.at(-1)!
      if (next[node]! < starts[node + 1]!) {
        const other = nodes[next[node]!++]!
        if (!order[other]) enter(other)
        else if (part[other] === -1) low[node] = Math.min(low[node]!, order[other]!)
        continue
      }
      path.pop()
      if (low[node] === order[node]) close(node)
      const before = path.at(-1)
      if (before !== undefined) low[before] = Math.min(low[before]!, low[node]!)
    }
  }
  const largest = sizes.indexOf(Math.max(...sizes))
  return Uint8Array.from(part, (each) => (each === largest ? 1 : 0))
}
