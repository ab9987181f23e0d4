export const HEADER_BYTES = 127

const GZIP = 2
const VECTOR_TILES = 1

export interface HeaderFacts {
  rootLength: number
  metadataLength: number
  leavesLength: number
  dataLength: number
  /** Tiles that can be asked for, entries that tell of them, and different tiles among them. */
  counts: { addressed: number; entries: number; contents: number }
  minZoom: number
  maxZoom: number
  /** Degrees. */
  bounds: readonly [west: number, south: number, east: number, north: number]
  center: readonly [lng: number, lat: number]
  centerZoom: number
}

/** The first 127 bytes of a PMTiles v3 archive of gzipped vector tiles, in the usual order: root, metadata, leaves, tiles. */
export function encodeHeader(facts: HeaderFacts): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES)
  bytes.write('PMTiles', 0, 'latin1')
  bytes[7] = 3
  let at = 8
  const put = (value: number) => (at = bytes.writeBigUInt64LE(BigInt(value), at))
  let offset = HEADER_BYTES
  for (const length of [facts.rootLength, facts.metadataLength, facts.leavesLength, facts.dataLength]) {
    put(offset)
    put(length)
    offset += length
  }
  put(facts.counts.addressed)
  put(facts.counts.entries)
  put(facts.counts.contents)
  for (const byte of [1 /* clustered: in the order of their ids */, GZIP, GZIP, VECTOR_TILES, facts.minZoom, facts.maxZoom]) at = bytes.writeUInt8(byte, at)
  const putDegrees = (degrees: number) => (at = bytes.writeInt32LE(Math.round(degrees * 1e7), at))
  facts.bounds.forEach(putDegrees)
  at = bytes.writeUInt8(facts.centerZoom, at)
  facts.center.forEach(putDegrees)
  return bytes
}
