import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

interface Options {
  /** The city's port; it may be shut for a while. */
  to: number
  /** What must not come down this line, whoever asks. */
  forbidden?: readonly string[]
  /** From the city to the client; absent: as fast as it goes. */
  bytesPerSecond?: number
  /** Asked for each piece that comes down: whether it and its line are lost on the way. */
  loses?: () => boolean
}
interface Line { near: Socket; far: Socket; tail: Buffer }

const SLICES_A_SECOND = 10

/**
 * What lies between clients and the city: bytes pass unchanged and are looked at, and lines can
 * be cut, throttled or lost. A client that does not read is felt by the city through it.
 */
export class Wire {
  readonly #options: Options
  readonly #lines = new Set<Line>()
  readonly #forbidden: Buffer[]
  readonly #server: Server
  #bytesPerSecond: number | undefined
  /** What was forbidden and came. */
  readonly leaks: string[] = []
  bytesDown = 0
  cuts = 0
  lost = 0

  constructor(options: Options) {
    this.#options = options
    this.#forbidden = (options.forbidden ?? []).map((text) => Buffer.from(text))
    this.#bytesPerSecond = options.bytesPerSecond
    this.#server = createServer((near) => this.#join(near))
  }

  /** Resolves with the address that clients are to use. */
  async open(): Promise<string> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    for (const line of this.#lines) this.#end(line)
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Resets that share of the lines (at least one, where there is one) at both ends; nobody says goodbye. */
  cut(share: number, random: () => number): void {
    const lines = [...this.#lines]
    for (let n = Math.ceil(lines.length * share); n > 0; n--) {
      this.#end(lines.splice(Math.floor(random() * lines.length), 1)[0]!)
      this.cuts++
    }
  }

  /** From now on as fast as it goes. */
  quicken(): void {
    this.#bytesPerSecond = undefined
  }

  #join(near: Socket): void {
    const far = connect(this.#options.to, '127.0.0.1')
    const line: Line = { near, far, tail: Buffer.alloc(0) }
    this.#lines.add(line)
    for (const socket of [near, far]) socket.setNoDelay(true).on('error', () => this.#end(line))
    near.on('data', (bytes) => {
      if (far.write(bytes)) return
      near.pause()
      far.once('drain', () => near.resume())
    })
    near.on('close', () => this.#end(line))
    // The city has hung up: what it said before that still arrives.
    this.#down(line).then(() => near.end(), () => this.#end(line))
  }

  /** Reads on only when what was read has been taken: so a slow client is slow to the city as well. */
  async #down(line: Line): Promise<void> {
    for await (const bytes of line.far as AsyncIterable<Buffer>) {
      this.#look(line, bytes)
      if (this.#options.loses?.()) {
        this.lost++
        return this.#end(line)
      }
      for (const slice of this.#slices(bytes)) {
        if (this.#bytesPerSecond !== undefined) await new Promise((resolve) => setTimeout(resolve, 1_000 / SLICES_A_SECOND))
        if (line.near.destroyed) return
        if (!line.near.write(slice)) await Promise.race([once(line.near, 'drain'), once(line.near, 'close')])
      }
    }
  }

  /** Sliced as it goes, so that a line that is made quick does not finish slowly. */
  *#slices(bytes: Buffer): Iterable<Buffer> {
    for (let at = 0; at < bytes.length; ) {
      const size = this.#bytesPerSecond === undefined ? bytes.length - at : Math.ceil(this.#bytesPerSecond / SLICES_A_SECOND)
      yield bytes.subarray(at, (at += size))
    }
  }

  #look(line: Line, bytes: Buffer): void {
    this.bytesDown += bytes.length
    const seen = Buffer.concat([line.tail, bytes])
    for (const text of this.#forbidden) if (seen.includes(text)) this.leaks.push(text.toString())
    line.tail = seen.subarray(-64)
  }

  #end(line: Line): void {
    if (this.#lines.delete(line)) for (const socket of [line.near, line.far]) socket.resetAndDestroy()
  }
}
