import { connect } from 'node:net'

export interface Spoken {
  /** Of each answer on the line, in order. */
  statuses: number[]
  text: string
  /** When the server closed the line; undefined while it is open. */
  closedMs?: number
}

/**
 * Writes bytes on a line of its own and hears what comes, until the server closes it, or until so many answers came and
 * nothing more for a while, or until the patience is over.
 */
export function speak(port: number, pieces: readonly (string | Uint8Array)[], { answers = 1, patienceMs = 3_000, quietMs = 60, drip }: { answers?: number; patienceMs?: number; quietMs?: number; drip?: string } = {}): Promise<Spoken> {
  return new Promise((resolve) => {
    const start = performance.now()
    const line = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
    let text = ''
    let quiet: NodeJS.Timeout | undefined
    const dripping = drip === undefined ? undefined : setInterval(() => line.writable && line.write(drip), 50)
    const statusesIn = () => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
    const done = (closedMs?: number) => {
      clearTimeout(patience)
      clearTimeout(quiet)
      clearInterval(dripping)
      line.destroy()
      resolve({ statuses: statusesIn(), text, ...(closedMs === undefined ? {} : { closedMs }) })
    }
    const patience = setTimeout(done, patienceMs)
    line.on('data', (bytes) => {
      text += bytes.toString('latin1')
      clearTimeout(quiet)
      if (drip === undefined && statusesIn().length >= answers) quiet = setTimeout(done, quietMs)
    })
    line.on('end', () => done(performance.now() - start))
    line.on('close', () => done(performance.now() - start))
    line.on('error', () => done(performance.now() - start))
    for (const piece of pieces) line.write(piece)
  })
}
