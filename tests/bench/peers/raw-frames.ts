import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { textFrame, writeToAll } from './frame.ts'
import { answering } from './worker.ts'

/** The limit of telling everybody: what one client says is one frame, written to each socket. */
answering<object>(async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  server.on('connection', (client) => client.on('message', (said: Buffer) => writeToAll(server.clients, textFrame(said.toString()))))
  await new Promise((resolve) => server.once('listening', resolve))
  return { port: (server.address() as AddressInfo).port }
})
