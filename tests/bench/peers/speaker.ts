import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from 'uuidv7'
import WebSocket from 'ws'
import type { Answer } from '../../../shared/protocol/answers.ts'
import { Line } from './line.ts'
import { mark, nowMs } from './mark.ts'
import { answering } from './worker.ts'

/** Where events are said: as commands at the city's door, or to a bare server by a socket. */
export type Ear =
  | { kind: 'city'; port: number; tokens: readonly string[]; requestId: string }
  /** `bytes`: how long each frame is to be at a dashboard. */
  | { kind: 'echo' | 'raw'; port: number; bytes: number }
/** `times` bursts of `burst` events, one in every `everyMs`, but not on the beat: else each would meet, or miss, whatever else the server does on one. */
export interface Say { to: Ear; times: number; everyMs: number; burst: number }

/** Whoever makes events, in a process of its own. */
answering<Say>(async ({ to, times, everyMs, burst }) => {
  const say = to.kind === 'city' ? cityEar(to, burst) : await bareEar(to)
  const began = nowMs()
  const under: Promise<void>[] = []
  for (let i = 0; i < times; i++) {
    await sleep(Math.max(0, began + (i + ((i * 37) % 100) / 100) * everyMs - nowMs()))
    for (let n = 0; n < burst; n++) under.push(say.event(n))
  }
  await Promise.all(under)
  say.close()
  return {}
})

/** A note each. Those of one burst come by lines of their own, as from as many desks. */
function cityEar({ port, tokens, requestId }: Ear & { kind: 'city' }, lines: number) {
  const all = Array.from({ length: lines }, (_, n) => ({ line: new Line(port), token: tokens[n % tokens.length]!, last: Promise.resolve() }))
  return {
    event: (n: number): Promise<void> => {
      const desk = all[n]!
      const said = mark(nowMs())
      return (desk.last = desk.last.then(async () => {
        const head = `POST /api/commands HTTP/1.1\r\nAuthorization: Bearer ${desk.token}\r\nX-Forwarded-For: 10.0.0.${n}\r\nContent-Type: application/json\r\n`
        const { status, body } = await desk.line.ask(head, JSON.stringify({ kind: 'AddNote', commandId: uuidv7(), requestId, text: `Called back ${said}: still there, no cars in it.` }))
        if (status !== 200 || (JSON.parse(body.toString()) as Answer).outcome !== 'accepted') throw new Error(`${status} ${body.toString()}`)
      }))
    },
    close: () => all.forEach(({ line }) => line.close()),
  }
}

async function bareEar({ kind, port, bytes }: Ear & { kind: 'echo' | 'raw' }) {
  const socket = new WebSocket(kind === 'raw' ? `ws://127.0.0.1:${port}/` : `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false })
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    if (kind === 'raw') socket.on('open', () => resolve())
    socket.on('message', (data: Buffer) => {
      const said = data.toString('latin1', 0, 2)
      if (said.startsWith('0')) socket.send('40')
      else if (said === '40') resolve()
      else if (said === '2') socket.send('3')
    })
  })
  const around = kind === 'raw' ? '' : '42["records",""]'
  return {
    event: (): Promise<void> => {
      const payload = mark(nowMs()).padEnd(bytes - around.length, '.')
      socket.send(kind === 'raw' ? payload : `42["say","${payload}"]`)
      return Promise.resolve()
    },
    close: () => socket.close(),
  }
}
