import { gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { openDatabase } from '../../../server/db/open-database.ts'
import { BoardKeeper } from '../../../server/dispatch/board-keeper.ts'
import { bodyOf } from '../../../shared/domain/board.ts'
import { redactBody } from '../../../shared/domain/redaction.ts'
import { answering } from './worker.ts'

/** The same board made anew for everybody who asks, and a route that does nothing: bare Hono, nobody signed in. */
answering<{ open: string }>(async ({ open }) => {
  const { log } = await openDatabase(open)
  const keeper = new BoardKeeper(log)
  await keeper.load()
  const app = new Hono()
    .get('/bare', (c) => c.json({ status: 'ok' }))
    .get('/board', (c) => {
      const body = redactBody(bodyOf(keeper.board), 'dispatcher')
      const text = JSON.stringify({ ...body, positions: [], logId: log.logId, now: new Date().toISOString() })
      return c.body(gzipSync(text), 200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
    })
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve({ port: (server.address() as AddressInfo).port }))
  })
})
