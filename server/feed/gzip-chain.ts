import { constants, crc32, deflateRaw, deflateRawSync, type ZlibOptions } from 'node:zlib'
import { promisify } from 'node:util'

/** What a gzip stream begins with (RFC 1952, 2.3): deflate, no name, no time, any system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
/** Ends on a whole byte without ending the stream, so that other blocks may follow (RFC 1951, 3.2.4). */
const OPEN: ZlibOptions = { finishFlush: constants.Z_SYNC_FLUSH }
const deflate = promisify<string, ZlibOptions, Buffer>(deflateRaw)

/** Text that is packed and may go on: what every longer text that begins with it shares. */
export interface Packed {
  blocks: readonly Buffer[]
  /** Of the plain text so far. */
  crc: number
  bytes: number
}

const NOTHING: Packed = { blocks: [], crc: 0, bytes: 0 }

/**
 * Gzip in which what does not change is compressed once. A second gzip member would say the same in fewer words,
 * but browsers stop at the end of the first; so it is one member: its blocks stand one after the other, each
 * packed by itself, and its checksum goes on from that of the beginning.
 */
export const packed = async (text: string): Promise<Packed> => joined(NOTHING, text, await deflate(text, OPEN))

/** The same, and more. */
export const packedOn = (begun: Packed, text: string): Packed => joined(begun, text, deflateRawSync(text, OPEN))

/** The whole stream, with the last piece of its text. */
export function gzipOf(begun: Packed, text: string): Buffer<ArrayBuffer> {
  const { blocks, crc, bytes } = joined(begun, text, deflateRawSync(text))
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc, 0)
  trailer.writeUInt32LE(bytes % 2 ** 32, 4)
  return Buffer.concat([HEADER, ...blocks, trailer])
}

const joined = ({ blocks, crc, bytes }: Packed, text: string, block: Buffer): Packed =>
  ({ blocks: [...blocks, block], crc: crc32(text, crc), bytes: bytes + Buffer.byteLength(text) })
