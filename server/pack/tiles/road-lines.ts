import type { CitySource, LngLat, RoadClass, RoadEdge } from '../city-source.ts'
import { line, type Feature } from './feature.ts'
import { grouped } from './grouped.ts'

const KINDS: Record<RoadClass, { kind: string; from: number; rank: number }> = {
  motorway: { kind: 'highway', from: 10, rank: 1 },
  motorway_link: { kind: 'highway', from: 11, rank: 4 },
  primary: { kind: 'major_road', from: 10, rank: 2 },
  secondary: { kind: 'major_road', from: 10, rank: 3 },
  tertiary: { kind: 'major_road', from: 11, rank: 5 },
  residential: { kind: 'minor_road', from: 12, rank: 6 },
  service: { kind: 'minor_road', from: 14, rank: 7 },
}

/** One line for every stretch of a stroke that looks alike, so that names run along streets and not along pieces; and the rails. */
export function roadLines({ edges, railways }: Pick<CitySource, 'edges' | 'railways'>): Feature[] {
  const alike = grouped(edges, ({ stroke, roadClass, name, ref, oneWay, bridge }) => JSON.stringify([stroke, roadClass, name, ref, oneWay, bridge]))
  const roads = alike.flatMap((pieces) => chains(pieces).map((along) => line(along, wordsOf(pieces[0]!))))
  const rails = railways.map((along) => line(along, { kind: 'rail', kind_detail: 'rail', min_zoom: 11, sort_rank: 8 }))
  return [...roads, ...rails]
}

function wordsOf({ roadClass, name, ref, oneWay, bridge }: RoadEdge) {
  const { kind, from, rank } = KINDS[roadClass]
  return {
    kind, kind_detail: roadClass, min_zoom: from, sort_rank: rank,
    ...(name ? { name } : {}), ...(ref ? { ref } : {}),
    // What is not so is absent: styles ask whether the word is there.
    ...(oneWay ? { oneway: 'yes' } : {}), ...(bridge ? { is_bridge: true } : {}), ...(roadClass.endsWith('_link') ? { is_link: true } : {}),
  }
}

/** Pieces that meet, joined as far as they go; a one-way street from its beginning to its end. */
export function chains(pieces: readonly RoadEdge[]): LngLat[][] {
  const atNode = new Map<number, RoadEdge[]>()
  for (const piece of pieces) for (const node of new Set([piece.from, piece.to])) atNode.set(node, [...(atNode.get(node) ?? []), piece])
  const left = new Set(pieces)
  const take = (piece: RoadEdge | undefined) => (piece && left.delete(piece) ? piece : undefined)
  const joined: LngLat[][] = []
  for (const first of pieces) {
    if (!take(first)) continue
    const before: (readonly LngLat[])[] = []
    const after = [first.line]
    for (let node = first.to; ;) {
      const next = take(atNode.get(node)!.find((piece) => left.has(piece) && (piece.from === node || !piece.oneWay)))
      if (!next) break
      const isForward = next.from === node
      after.push((isForward ? next.line : next.line.toReversed()).slice(1))
      node = isForward ? next.to : next.from
    }
    for (let node = first.from; ;) {
      const next = take(atNode.get(node)!.find((piece) => left.has(piece) && (piece.to === node || !piece.oneWay)))
      if (!next) break
      const isForward = next.to === node
      before.push((isForward ? next.line : next.line.toReversed()).slice(0, -1))
      node = isForward ? next.from : next.to
    }
    joined.push([...before.toReversed(), ...after].flat())
  }
  return joined
}
