import { RoadsFault } from './roads-fault.ts'

/**
 * The file of roads, little-endian. A head of ten 32-bit words: magic, version, checksum of all that
 * follows the head, then the counts. After it, widest first so that each is aligned: places as 1e-7°,
 * each the difference to the one before (what lies beside each other compresses well); per edge its
 * ends and name; its speed as an index of the few there are, and how many points it has between its
 * ends; the names as UTF-16, a zero between them; class, with 128 added where it is one-way.
 * Lengths are not kept: they are what the line measures.
 */
export const MAGIC = 0x4452_4c43 // 'CLRD'
export const VERSION = 1
export const HEAD_WORDS = 10
export const ONE_WAY = 0x80

export interface Counts {
  nodes: number
  edges: number
  /** Points between the ends of edges. */
  inner: number
  speeds: number
  names: number
  /** UTF-16 units of all names with a zero after each. */
  letters: number
}
const COUNTS = ['nodes', 'edges', 'inner', 'speeds', 'names', 'letters'] as const satisfies readonly (keyof Counts)[]

/** Indexes are written in 16 bits where all of them fit, 0xffff kept for none. */
const isNarrow = ({ nodes, names }: Counts) => nodes <= 0xffff && names < 0xffff

/** Views of each part on one buffer. */
export function sections(buffer: ArrayBuffer, counts: Counts) {
  let at = HEAD_WORDS * 4
  const Index = isNarrow(counts) ? Uint16Array : Uint32Array
  const take = <T extends { BYTES_PER_ELEMENT: number }>(Type: { new (buffer: ArrayBuffer, at: number, length: number): T; BYTES_PER_ELEMENT: number }, length: number): T => {
    const part = new Type(buffer, at, length)
    at += length * Type.BYTES_PER_ELEMENT
    return part
  }
  return {
    nodeLngs: take(Int32Array, counts.nodes),
    nodeLats: take(Int32Array, counts.nodes),
    innerLngs: take(Int32Array, counts.inner),
    innerLats: take(Int32Array, counts.inner),
    speeds: take(Float32Array, counts.speeds),
    froms: take<Uint16Array | Uint32Array>(Index, counts.edges),
    tos: take<Uint16Array | Uint32Array>(Index, counts.edges),
    edgeNames: take<Uint16Array | Uint32Array>(Index, counts.edges),
    edgeSpeeds: take(Uint16Array, counts.edges),
    edgeInners: take(Uint16Array, counts.edges),
    letters: take(Uint16Array, counts.letters),
    edgeClasses: take(Uint8Array, counts.edges),
    none: isNarrow(counts) ? 0xffff : 0xffff_ffff,
  }
}

export function byteLength(counts: Counts): number {
  const { nodes, edges, inner, speeds, letters } = counts
  return HEAD_WORDS * 4 + (nodes + inner) * 8 + speeds * 4 + edges * ((isNarrow(counts) ? 2 : 4) * 3 + 5) + letters * 2
}

export function writeHead(buffer: ArrayBuffer, counts: Counts): void {
  const head = new Uint32Array(buffer, 0, HEAD_WORDS)
  head.set([MAGIC, VERSION, checksum(buffer), ...COUNTS.map((each) => counts[each])])
}

/** Throws a RoadsFault where the file is none of ours, of another version, cut off or damaged. */
export function readHead(buffer: ArrayBuffer): Counts {
  const head = buffer.byteLength >= HEAD_WORDS * 4 ? new Uint32Array(buffer, 0, HEAD_WORDS) : []
  if (head[0] !== MAGIC) throw new RoadsFault('The file of roads is not a file of roads.')
  if (head[1] !== VERSION) throw new RoadsFault(`The file of roads has version ${head[1]}; this program reads version ${VERSION}.`)
  const counts = Object.fromEntries(COUNTS.map((name, i) => [name, head[3 + i]!])) as unknown as Counts
  if (buffer.byteLength !== byteLength(counts)) throw new RoadsFault('The file of roads is cut off or has grown.')
  if (head[2] !== checksum(buffer)) throw new RoadsFault('The file of roads is damaged.')
  return counts
}

/** FNV-1a over everything after the head. */
function checksum(buffer: ArrayBuffer): number {
  let hash = 0x811c_9dc5
  for (const byte of new Uint8Array(buffer, HEAD_WORDS * 4)) hash = Math.imul(hash ^ byte, 0x0100_0193)
  return hash >>> 0
}
