import http from 'node:http'
import https from 'node:https'

export interface Reply {
  status: number
  headers: http.IncomingHttpHeaders
  body: unknown
}

const PATIENCE_MS = 20_000

/** Speaks HTTP with this machine's own city: its certificate names the city, not the loopback, and is not asked for. */
export class Telephone {
  readonly #base: URL
  readonly #agent: http.Agent

  constructor(base: string) {
    this.#base = new URL(base)
    this.#agent = this.#base.protocol === 'https:' ? new https.Agent({ keepAlive: true, rejectUnauthorized: false }) : new http.Agent({ keepAlive: true })
  }

  /** The answer, whatever it says; rejects where there was none. */
  call(method: string, path: string, headers: Record<string, string>, body?: unknown): Promise<Reply> {
    const text = body === undefined ? undefined : JSON.stringify(body)
    return new Promise((resolve, reject) => {
      const send = (this.#base.protocol === 'https:' ? https : http).request
      const request = send(new URL(path, this.#base), {
        method, agent: this.#agent, timeout: PATIENCE_MS,
        headers: { ...headers, ...(text === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(text)) }) },
      })
      request.on('error', reject)
      request.on('timeout', () => request.destroy(new Error('no answer')))
      request.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          try {
            const read = Buffer.concat(chunks).toString()
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read === '' ? undefined : (JSON.parse(read) as unknown) })
          } catch (error) {
            reject(error as Error)
          }
        })
      })
      request.end(text)
    })
  }

  hangUp(): void {
    this.#agent.destroy()
  }
}
