import { connect } from 'node:net'

/** What a client is to the server once the line was made: the texts it heard, and how the line ended. */
export interface WebSocketHeard {
  texts: string[]
  /** Of the server's closing frame (RFC 6455, 7.4); 0 where it closed without one; absent while the line is open. */
  closed?: number
}

/** A frame as RFC 6455 (5.2) has it, or with what it forbids. */
export function frame(payload: string | Uint8Array, { opcode = 1, isLast = true, isMasked = true, reserved = 0, length }: { opcode?: number; isLast?: boolean; isMasked?: boolean; reserved?: number; length?: number } = {}): Buffer {
  const bytes = Buffer.from(payload as string)
  const said = length ?? bytes.length
  const head = [(isLast ? 0x80 : 0) | (reserved << 4) | opcode]
  const mask = isMasked ? 0x80 : 0
  if (said < 126) head.push(mask | said)
  else if (said < 65_536) head.push(mask | 126, said >> 8, said & 255)
  else {
    const eight = Buffer.alloc(8)
    eight.writeBigUInt64BE(BigInt(said))
    head.push(mask | 127, ...eight)
  }
  const key = [1, 2, 3, 4]
  return Buffer.concat([Buffer.from(head), ...(isMasked ? [Buffer.from(key), Buffer.from(bytes.map((byte, i) => byte ^ key[i % 4]!))] : [bytes])])
}

/** Makes a line by hand and says frames on it, each step after the last was answered or a moment passed. */
export function speakFrames(port: number, steps: readonly Uint8Array[], { waitMs = 120, until = () => false }: { waitMs?: number; until?: (texts: readonly string[]) => boolean } = {}): Promise<WebSocketHeard> {
  return new Promise((resolve) => {
    const line = connect({ port, host: '127.0.0.1', noDelay: true })
    let rest: Buffer = Buffer.alloc(0)
    let isMade = false
    const heard: WebSocketHeard = { texts: [] }
    const left = [...steps]
    let idle: NodeJS.Timeout | undefined
    const done = () => {
      clearTimeout(idle)
      line.destroy()
      resolve(heard)
    }
    const next = () => {
      clearTimeout(idle)
      const step = left.shift()
      if (step) line.write(step)
      if (until(heard.texts)) return done()
      idle = setTimeout(left.length > 0 ? next : done, waitMs)
    }
    line.on('data', (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes])
      if (!isMade) {
        const end = rest.indexOf('\r\n\r\n')
        if (end < 0) return
        isMade = true
        rest = rest.subarray(end + 4)
        next()
      }
      for (let taken = take(rest); taken; taken = take(rest)) {
        rest = taken.rest
        if (taken.opcode === 8) {
          heard.closed = taken.payload.length >= 2 ? taken.payload.readUInt16BE() : 0
          return done()
        }
        heard.texts.push(taken.payload.toString())
      }
    })
    line.on('error', () => undefined)
    line.on('close', () => {
      heard.closed ??= 0
      done()
    })
    line.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`)
  })
}

/** The first whole frame of what came. */
function take(bytes: Buffer): { opcode: number; payload: Buffer; rest: Buffer } | undefined {
  if (bytes.length < 2) return undefined
  const short = bytes[1]! & 127
  const start = short < 126 ? 2 : short === 126 ? 4 : 10
  if (bytes.length < start) return undefined
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  if (bytes.length < start + length) return undefined
  return { opcode: bytes[0]! & 15, payload: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) }
}
