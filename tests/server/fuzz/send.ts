import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import type { Doors } from '../open-doors.ts'
import { HEAD, SID, type Input } from './inputs.ts'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
  /** From the last byte sent to the last byte heard, and what went before. */
  ms: number
}
/** Bytes up; more than this is no ordinary input, and may take its time. */
export const ORDINARY_BYTES = 64_000

/** Sends inputs over lines that stay open, their paths and headers as they are: a fetch would tidy them up. */
export class Sender {
  readonly #doors: Doors
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 })

  constructor(doors: Doors) {
    this.#doors = doors
  }

  /** `from`: a number for the sender, who is somebody else each time. */
  async send(input: Input, from: number): Promise<Answer | string> {
    // Whoever ends a session ends one of their own, or all that comes after would stand outside.
    const token = input.method === 'DELETE' ? await this.#doors.signIn('rosa') : input.role && this.#doors.tokens[input.role]
    const path = input.path.includes(SID) ? input.path.replace(SID, await this.#sid(from)) : input.path
    const body = typeof input.body === 'string' ? input.body.replaceAll(HEAD, String(await this.#doors.head)) : input.body
    const address = `10.${(from >> 16) & 255}.${(from >> 8) & 255}.${from & 255}`
    const headers = { 'x-forwarded-for': address, ...(token ? { authorization: `Bearer ${token}` } : {}), ...input.headers }
    const answer = await this.ask(input.method, path, headers, body)
    // A line that was kept open may be closed by either side just as it is used again, and a head that is too long is not
    // read to its end: whoever asks again on a new line must be answered.
    return typeof answer === 'string' ? this.ask(input.method, path, { ...headers, connection: 'close' }, body) : answer
  }

  ask(method: string, path: string, headers: Record<string, string> = {}, body?: string | Uint8Array): Promise<Answer | string> {
    const start = performance.now()
    return new Promise((resolve) => {
      const asked = request({ host: '127.0.0.1', port: this.#doors.hosted.port, agent: this.#agent, method, path: pathed(path), headers: mapped(headers, body) }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(parts).toString(), ms: performance.now() - start }))
        answer.on('error', (error) => resolve(`the line broke in the middle of an answer: ${error.message}`))
      })
      asked.setTimeout(20_000, () => asked.destroy(new Error('no answer within 20 s')))
      asked.on('error', (error) => resolve(`the line broke: ${error.message}`))
      asked.end(body)
    })
  }

  async #sid(from: number): Promise<string> {
    const opened = await this.ask('GET', '/socket.io/?EIO=4&transport=polling', { 'x-forwarded-for': `11.0.${(from >> 8) & 255}.${from & 255}` })
    return typeof opened === 'string' ? 'none' : ((/"sid":"([^"]+)"/.exec(opened.text) ?? [])[1] ?? 'none')
  }

  close(): void {
    this.#agent.destroy()
  }
}

/** As bytes: what Node's own client would refuse to write is left out of generated inputs; the list made by hand has it. */
const pathed = (path: string) => Buffer.from(path, 'utf8').toString('latin1').replaceAll(/[^\u0021-\u00ff]/g, '+')
const mapped = (headers: Record<string, string>, body: string | Uint8Array | undefined) => ({
  ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?')])),
  ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
})
