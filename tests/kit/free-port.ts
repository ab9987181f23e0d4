import { createServer } from 'node:net'
import { once } from 'node:events'

/** A port that nobody listened on a moment ago, for a process that must be told one. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}
