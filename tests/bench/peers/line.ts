import { connect, type Socket } from 'node:net'

const END_OF_HEAD = '\r\n\r\n'

/**
 * One HTTP/1.1 connection that is kept, one request at a time: so little of it that whoever hammers a server
 * is not himself what is measured.
 */
export class Line {
  readonly #socket: Socket
  #chunks: Buffer[] = []
  #length = 0
  #whole = Infinity
  #answered: (answer: { status: number; body: Buffer }) => void = () => undefined
  #failed: (error: Error) => void = () => undefined

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1').setNoDelay()
    this.#socket.on('data', (chunk) => this.#take(chunk))
    this.#socket.on('error', (error) => this.#failed(error))
    this.#socket.on('close', () => this.#failed(new Error('the server hung up')))
  }

  ask(head: string, body = ''): Promise<{ status: number; body: Buffer }> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve
      this.#failed = reject
      const length = body === '' ? '' : `Content-Length: ${Buffer.byteLength(body)}\r\n`
      this.#socket.write(`${head}Host: 127.0.0.1\r\n${length}\r\n${body}`)
    })
  }

  close(): void {
    this.#failed = () => undefined
    this.#socket.destroy()
  }

  /** An answer is whole when as much has come as its head says, or when its last chunk is empty. */
  #take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    if (this.#length < this.#whole && this.#whole !== Infinity) return
    const all = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks)
    const end = all.indexOf(END_OF_HEAD)
    if (end < 0) return
    const head = all.toString('latin1', 0, end)
    const status = Number(head.slice(9, 12))
    const length = /content-length: (\d+)/i.exec(head)?.[1]
    const isBare = status === 304 || status === 204
    if (length === undefined && !isBare) {
      if (!all.subarray(-5).equals(LAST_CHUNK)) return
      return this.#answer(status, unchunked(all.subarray(end + 4)))
    }
    this.#whole = end + 4 + (isBare ? 0 : Number(length))
    if (all.length >= this.#whole) this.#answer(status, all.subarray(end + 4, this.#whole))
  }

  #answer(status: number, body: Buffer): void {
    this.#chunks = []
    this.#length = 0
    this.#whole = Infinity
    this.#answered({ status, body })
  }
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n')

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    if (size === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 4 + size
  }
}
