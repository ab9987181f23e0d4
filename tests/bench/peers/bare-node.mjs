// The least that a start can be: Node, a server, one answer.
import { createServer } from 'node:http'

createServer((_, response) => response.end('ok')).listen(Number(process.env.PORT), '127.0.0.1')
