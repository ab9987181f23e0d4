import { io } from 'socket.io-client'
import type { LineEvents } from './doors.ts'

/** A socket that the city itself cut is not taken up again by the library. */
const COMES_BACK_MS = 1_500

/** A line to the city's board, over this machine's loopback. It comes back by itself, from where it was. */
export function openLine(url: string, token: () => string, events: LineEvents, onRefused: () => void): { close(): void; askAgain(): void } {
  const socket = io(url, {
    transports: ['websocket'], forceNew: true, reconnectionDelay: 500, reconnectionDelayMax: 5_000, rejectUnauthorized: false,
    auth: (answer) => {
      const cursor = events.cursor()
      answer({ token: token(), ...(cursor ? { cursor } : {}) })
    },
  })
  let again: NodeJS.Timeout | undefined
  const comeBack = () => {
    clearTimeout(again)
    again = setTimeout(() => socket.connect(), COMES_BACK_MS).unref()
  }
  socket.on('welcome', events.welcome)
  socket.on('records', events.records)
  socket.on('positions', events.positions)
  socket.on('presence', events.presence)
  socket.on('connect_error', (error) => {
    if (error.message === 'not-signed-in') onRefused()
    // While the library tries by itself the socket is active; a refusal at the door ends that.
    if (!socket.active) comeBack()
  })
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') comeBack()
  })
  return {
    close() {
      clearTimeout(again)
      socket.off()
      socket.disconnect()
    },
    askAgain() {
      socket.disconnect().connect()
    },
  }
}
