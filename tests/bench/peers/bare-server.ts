import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GroupCommit } from './group-commit.ts'
import type { Rows } from './rows.ts'
import { answering } from './worker.ts'

type Question = { open: string; rows: string }

/**
 * The limit of what can come in by HTTP: Node's own server, JSON.parse, and the rows that the command will
 * have made, written with the same group commit. It checks nothing and decides nothing.
 */
answering<Question>(async ({ open, rows }) => {
  const store = new GroupCommit(open)
  const known = new Map(readFileSync(rows, 'utf8').split('\n').map((line) => {
    const each = JSON.parse(line) as Rows
    return [each.commandId, each]
  }))
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { commandId } = JSON.parse(Buffer.concat(chunks).toString()) as { commandId: string }
      const each = known.get(commandId)!
      void store.store(each).then(() => {
        const body = each.answer.at(-1) as string
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port }
})
