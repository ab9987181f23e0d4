import { connect, createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/** A wire between a screen and the city that can be cut: nothing gets through, and nobody is told. */
export class Wire {
  readonly #server: Server
  readonly #pairs = new Set<[Socket, Socket]>()
  #isCut = false

  private constructor(to: number) {
    this.#server = createServer((near) => {
      const far = connect(to, '127.0.0.1')
      const pair: [Socket, Socket] = [near, far]
      this.#pairs.add(pair)
      near.on('data', (data) => this.#isCut || far.write(data))
      far.on('data', (data) => this.#isCut || near.write(data))
      for (const [one, other] of [pair, [far, near] as const]) {
        one.on('error', () => undefined)
        one.on('close', () => {
          this.#pairs.delete(pair)
          if (!this.#isCut) other.destroy()
        })
      }
    })
  }

  static async to(port: number): Promise<Wire> {
    const wire = new Wire(port)
    wire.#server.listen(0, '127.0.0.1')
    await once(wire.#server, 'listening')
    return wire
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}`
  }

  cut(): void {
    this.#isCut = true
  }

  /** Whole again; what was connected then is dead. */
  mend(): void {
    this.#isCut = false
    for (const [near, far] of this.#pairs) {
      near.destroy()
      far.destroy()
    }
  }

  close(): void {
    this.mend()
    this.#server.close()
  }
}
