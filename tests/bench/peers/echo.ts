import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { tickRows } from '../../../shared/sync/positions.ts'
import type { Fix } from './fleet.ts'
import { answering } from './worker.ts'

const TICK_MS = 250

/**
 * The limit of what a Socket.IO server can do: what one client says is said to all. It also takes
 * positions, believes them, and tells the newest of each crew four times a second. Nobody signs in,
 * nothing is stored.
 */
answering<object>(async () => {
  const changed = new Map<string, Fix>()
  const numbers = new Map<string, number>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      for (const fix of (JSON.parse(Buffer.concat(chunks).toString()) as { positions: Fix[] }).positions) changed.set(fix.crewId, fix)
      response.writeHead(202, { 'Content-Length': '2' }).end('{}')
    })
  })
  const io = new Server(server, { serveClient: false, perMessageDeflate: false, transports: ['websocket'] })
  io.on('connection', (socket) => socket.on('say', (what: unknown) => io.emit('records', what)))
  setInterval(() => {
    if (changed.size === 0) return
    const now = new Date().toISOString()
    const numbered = [...changed.values()].map((position) => {
      const addedSeq = numbers.get(position.crewId) ?? numbers.size + 1
      numbers.set(position.crewId, addedSeq)
      return { addedSeq, position }
    })
    changed.clear()
    io.emit('positions', { now, rows: tickRows(numbered, now), gone: [] })
  }, TICK_MS)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port }
})
