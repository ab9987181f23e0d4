import WebSocket from 'ws'
import { readTick } from '../../../shared/sync/positions.ts'
import type { Crew } from '../../../shared/protocol/board.ts'
import type { Positions } from '../../../shared/protocol/sockets.ts'
import { secondOf } from './fleet.ts'
import { marksIn, nowMs } from './mark.ts'
import { answering } from './worker.ts'

/** `socket.io`: by its WebSocket transport, spoken by hand; `ws`: whatever comes. Tokens go round. */
export interface Connect { connect: 'socket.io' | 'ws'; port: number; count: number; tokens: readonly string[] }
/** Forgets what was counted. */
export interface Begin { begin: true }
/** Answers when so many events have come, or have not within ten seconds. */
export interface Count { events: number }
/** What came of positions, read with the crews' numbers. */
export interface Ticks { crews: { id: string; addedSeq: number }[] }

export interface Counted {
  /** Events seen, of all dashboards together. */
  events: number
  frames: number
  bytes: number
  /** From being said to being seen, each event at each dashboard. */
  delays: number[]
}
export interface TicksSeen {
  ticks: number
  bytes: number
  /** Fixes by crew and second, as seen by every dashboard alike; undefined where two saw differently. */
  seen: { crewId: string; second: number }[] | undefined
  problems: string[]
}

const PATIENCE_MS = 10_000
const TICK = '42["positions",'

let frames = 0
let bytes = 0
let delays: number[] = []
let ticks: Buffer[][] = []
let dashboards = 0

/** Screens, as cheap as a screen can be: in processes of their own, so that their work is not the server's. */
answering<Connect | Begin | Count | Ticks>(async (question): Promise<unknown> => {
  if ('connect' in question) return connectAll(question)
  if ('begin' in question) {
    frames = bytes = 0
    delays = []
    ticks = ticks.map(() => [])
    return {}
  }
  if ('crews' in question) return ticksSeen(question)
  for (const end = nowMs() + PATIENCE_MS; delays.length < question.events && nowMs() < end;) await new Promise((resolve) => setTimeout(resolve, 20))
  return { events: delays.length, frames, bytes, delays } satisfies Counted
})

async function connectAll({ connect, port, count, tokens }: Connect): Promise<object> {
  // A handful at a time: a server is not judged here by how many may come at once.
  for (let i = 0; i < count; i += 10) {
    await Promise.all(Array.from({ length: Math.min(10, count - i) }, (_, n) => open(connect, port, tokens[(i + n) % Math.max(1, tokens.length)])))
  }
  return {}
}

function open(kind: Connect['connect'], port: number, token: string | undefined): Promise<void> {
  const at = dashboards++
  ticks[at] = []
  const isBare = kind === 'ws'
  const socket = new WebSocket(isBare ? `ws://127.0.0.1:${port}/` : `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, { perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('a dashboard was cut')))
    if (isBare) socket.on('open', resolve)
    socket.on('message', (data: Buffer) => {
      const said = isBare ? '' : data.toString('latin1', 0, 2)
      if (said.startsWith('0')) return socket.send(`40${JSON.stringify(token === undefined ? {} : { token })}`)
      if (said === '2') return socket.send('3')
      // Joined is who was welcomed: the echo says no such thing.
      if (said === '40' && token === undefined) return resolve()
      if (said === '44') return reject(new Error(data.toString()))
      if (data.includes('"welcome"') || data.length < 4) return resolve()
      hear(at, data)
    })
  })
}

function hear(at: number, data: Buffer): void {
  const now = nowMs()
  if (data.indexOf('"positions"') >= 0 && data.indexOf('"positions"') < 8) return void ticks[at]!.push(data)
  const marks = marksIn(data)
  if (marks.length === 0) return
  frames++
  bytes += data.length
  for (const said of marks) delays.push(now - said)
}

function ticksSeen({ crews }: Ticks): TicksSeen {
  const [first, ...others] = ticks
  const isAlike = others.every((other) => other.length === first!.length && other.every((frame, i) => frame.equals(first![i]!)))
  const problems: string[] = []
  const order = new Map(crews.map(({ id }, i) => [id, i]))
  const seen = first!.flatMap((frame) => {
    const [, tick] = JSON.parse(frame.toString('utf8', TICK.indexOf('['))) as [string, Positions]
    const { positions, problem } = readTick(tick, crews as Crew[])
    if (problem) problems.push(problem)
    return positions.map(({ crewId, lat }) => ({ crewId, second: secondOf(order.get(crewId)!, lat) }))
  })
  return { ticks: first!.length, bytes: ticks.flat().reduce((sum, frame) => sum + frame.length, 0), seen: isAlike ? seen : undefined, problems }
}
