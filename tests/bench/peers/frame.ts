import * as ws from 'ws'

/** What ws makes of a message and puts on the socket; its types do not tell of it. */
interface Sender {
  sendFrame(parts: Buffer[]): void
}
const { frame } = (ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } }).Sender

/** One text frame, made once for everybody. */
export const textFrame = (text: string): Buffer[] =>
  frame(Buffer.from(text), { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: true })

/** Nothing of ws is left to do for each client but to write. */
export function writeToAll(clients: Iterable<ws.WebSocket>, parts: Buffer[]): void {
  for (const client of clients) (client as unknown as { _sender: Sender })._sender.sendFrame(parts)
}
