import { setTimeout as sleep } from 'node:timers/promises'
import { Line } from './line.ts'
import { nowMs } from './mark.ts'
import { sliceOf, SLICES } from './fleet.ts'
import { answering } from './worker.ts'

/** Every crew reports once a second, for so many seconds that begin with the `from`-th of the bench. */
export interface Ping { port: number; token: string; crewIds: readonly string[]; from: number; seconds: number }

/** A vehicle feed: twenty calls a second, each with its part of the fleet. */
answering<Ping>(async ({ port, token, crewIds, from, seconds }) => {
  const line = new Line(port)
  const head = `POST /api/positions HTTP/1.1\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`
  const began = nowMs()
  let sent = 0
  for (let n = 0; n < seconds * SLICES; n++) {
    await sleep(Math.max(0, began + (n * 1_000) / SLICES - nowMs()))
    const positions = sliceOf(crewIds, n % SLICES, from + Math.floor(n / SLICES), new Date().toISOString())
    const { status, body } = await line.ask(head, JSON.stringify({ positions }))
    if (status !== 202) throw new Error(`${status} ${body.toString()}`)
    sent += positions.length
  }
  line.close()
  return { sent }
})
