import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Who asks for more than this before hearing the first answer has no use for the answers. */
const WAITING = 100

interface Line {
  current: ServerResponse | undefined
  waiting: (() => void)[]
}

/**
 * One unanswered request per line. Node hands over every request that came in one breath at once (RFC 9112, 9.3.2, has
 * only the answers in order): sixty dear ones would be worked on together, and on after the asker has gone. What waits
 * is begun when the answer before it is out, and dropped with its line.
 */
export function oneByOne(listener: RequestListener): RequestListener {
  const lines = new WeakMap<Socket, Line>()

  function lineOf(socket: Socket): Line {
    const line: Line = lines.get(socket) ?? { current: undefined, waiting: [] }
    if (!lines.has(socket)) {
      lines.set(socket, line)
      socket.once('close', () => {
        line.waiting = []
        // Node tells only the answer whose turn it was; one that stood behind an answer of the sockets’ own is told here.
        const left = line.current
        process.nextTick(() => left && !left.closed && left.destroy().emit('close'))
      })
    }
    return line
  }

  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { socket } = incoming
    const line = lineOf(socket)
    const begin = () => {
      line.current = outgoing
      outgoing.once('close', () => {
        line.current = undefined
        if (!socket.destroyed) line.waiting.shift()?.()
      })
      listener(incoming, outgoing)
    }
    if (!line.current) begin()
    else if (line.waiting.length < WAITING) line.waiting.push(begin)
    else socket.destroy()
  }
}
