import { isWithinExtent } from '../ground/extent.ts'
import type { Net, Trace } from './net.ts'

/** Cuts loose ends back to their junction when they are shorter than so many metres; what leaves the map stays. */
export function pruneLoose(net: Net, isPrunable: (trace: Trace) => boolean, shorterThanM: number): number {
  let cut = 0
  for (let node = 0; node < net.xs.length; node++) {
    if (net.degree(node) !== 1 || !isWithinExtent(net.point(node), 40)) continue
    const chain: number[] = []
    let [at, length] = [node, 0]
    let segment = net.at[at]![0]!
    for (;;) {
      if (!isPrunable(net.trace(segment))) break
      chain.push(segment)
      length += net.lengthOf(segment)
      at = net.otherEnd(segment, at)
      if (net.degree(at) !== 2) break
      segment = net.at[at]!.find((each) => each !== segment)!
    }
    if (length >= shorterThanM) continue
    for (const each of chain) net.kill(each)
    if (chain.length > 0) cut++
    // The junction may now be a loose end itself, and may have been passed already.
    if (chain.length > 0 && net.degree(at) === 1) node = Math.min(node, at - 1)
  }
  return cut
}
