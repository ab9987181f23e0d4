import { gzipSync } from 'node:zlib'
import { HEADER_BYTES } from './header.ts'

/** Where a tile lies in the tile data. `run`: how many tiles in a row are this one; 0: no tile, but a leaf directory in the leaves. */
export interface Entry {
  id: number
  offset: number
  length: number
  run: number
}

/** What is asked for first, header and root together (PMTiles v3, Directory Hierarchy). */
const FIRST_BYTES = 16_384

function putVarint(out: number[], value: number): void {
  while (value >= 0x80) {
    out.push((value % 0x80) | 0x80)
    value = Math.floor(value / 0x80)
  }
  out.push(value)
}

/** Column by column, ids as steps, an offset that only goes on as 0; gzipped (PMTiles v3, Directory Serialization). */
export function encodeDirectory(entries: readonly Entry[]): Uint8Array {
  const out: number[] = []
  putVarint(out, entries.length)
  entries.forEach(({ id }, i) => putVarint(out, id - (entries[i - 1]?.id ?? 0)))
  for (const { run } of entries) putVarint(out, run)
  for (const { length } of entries) putVarint(out, length)
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1]
    putVarint(out, before && offset === before.offset + before.length ? 0 : offset + 1)
  })
  return gzipSync(Uint8Array.from(out))
}

/** One directory where it fits into what is read first, else a root of leaves; leaves grow until the root is small enough. */
export function encodeDirectories(entries: readonly Entry[]): { root: Uint8Array; leaves: Uint8Array } {
  const whole = encodeDirectory(entries)
  if (HEADER_BYTES + whole.length < FIRST_BYTES) return { root: whole, leaves: new Uint8Array() }
  for (let size = 4096; ; size *= 2) {
    const parts: Uint8Array[] = []
    const rootEntries: Entry[] = []
    let offset = 0
    for (let i = 0; i < entries.length; i += size) {
      const leaf = encodeDirectory(entries.slice(i, i + size))
      rootEntries.push({ id: entries[i]!.id, offset, length: leaf.length, run: 0 })
      parts.push(leaf)
      offset += leaf.length
    }
    const root = encodeDirectory(rootEntries)
    if (HEADER_BYTES + root.length < FIRST_BYTES) return { root, leaves: Buffer.concat(parts) }
  }
}
