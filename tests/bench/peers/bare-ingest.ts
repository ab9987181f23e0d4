import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answering } from './worker.ts'

/** The least that a ping by HTTP can cost: Node's own server, JSON.parse, an empty answer. It knows nobody and keeps nothing. */
answering<{ open: true }>(async () => {
  let last: unknown
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      last = JSON.parse(Buffer.concat(chunks).toString())
      response.writeHead(last === null ? 400 : 200, { 'Content-Length': 0 }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port }
})
