import type { Point } from '../plan.ts'
import type { Net } from './net.ts'

export interface Chain {
  /** Net nodes, first to last; a closed chain ends where it began. */
  nodes: number[]
  segments: number[]
}

/** Segments that follow one another with no junction between and the same marks, joined. */
export function chainsOf(net: Net, markOf: (segment: number) => string, isKept: (node: number) => boolean): Chain[] {
  const marks = new Array<string | undefined>(net.segmentCount)
  const mark = (segment: number) => (marks[segment] ??= markOf(segment))
  const isEnd = (node: number) => {
    const [one, two] = net.at[node]!
    return net.degree(node) !== 2 || isKept(node) || mark(one!) !== mark(two!)
  }
  const used = new Uint8Array(net.segmentCount)
  const chains: Chain[] = []
  const follow = (node: number, first: number) => {
    const nodes = [node]
    const segments: number[] = []
    let [at, segment] = [node, first]
    for (;;) {
      used[segment] = 1
      segments.push(segment)
      at = net.otherEnd(segment, at)
      nodes.push(at)
      if (isEnd(at) || at === node) break
      segment = net.at[at]!.find((each) => each !== segment)!
    }
    chains.push({ nodes, segments })
  }
  for (let node = 0; node < net.xs.length; node++) {
    if (net.degree(node) > 0 && isEnd(node)) for (const segment of net.at[node]!) if (used[segment] === 0) follow(node, segment)
  }
  for (let segment = 0; segment < net.segmentCount; segment++) if (net.alive[segment] && used[segment] === 0) follow(net.froms[segment]!, segment)
  return chains
}

/** A one-way chain runs as its segments were laid. */
export function asLaid(net: Net, chain: Chain): Chain {
  return net.froms[chain.segments[0]!] === chain.nodes[0] ? chain : { nodes: [...chain.nodes].reverse(), segments: [...chain.segments].reverse() }
}

export const lineOf = (net: Net, { nodes }: Chain): Point[] => nodes.map((node) => net.point(node))
