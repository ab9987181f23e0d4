import { setTimeout as sleep } from 'node:timers/promises'
import { cpuMs } from '../ratio.ts'
import type { Connect, Counted } from '../peers/dashboards.ts'
import type { Ping } from '../peers/pinger.ts'
import type { Ear, Say } from '../peers/speaker.ts'
import { Worker } from '../peers/worker.ts'

/** Screens are shared out over so many processes. */
const HALLS = 2

/** Many dashboards on one server. */
export class Hall {
  readonly #workers: Worker[]
  readonly #size: number

  constructor(file: string, size: number) {
    this.#workers = Array.from({ length: HALLS }, () => new Worker(file))
    this.#size = size
  }

  connect(question: Omit<Connect, 'count'>): Promise<unknown> {
    return Promise.all(this.#workers.map((worker, i) => worker.ask({ ...question, count: this.#size / HALLS, tokens: question.tokens.filter((_, n) => n % HALLS === i) } satisfies Connect)))
  }
  begin(): Promise<unknown> {
    return Promise.all(this.#workers.map((worker) => worker.ask({ begin: true })))
  }
  async count(events: number): Promise<Counted> {
    const all = await Promise.all(this.#workers.map((worker) => worker.ask<Counted>({ events: (events * this.#size) / HALLS })))
    const sum = (key: 'events' | 'frames' | 'bytes') => all.reduce((total, one) => total + one[key], 0)
    return { events: sum('events'), frames: sum('frames'), bytes: sum('bytes'), delays: all.flatMap(({ delays }) => delays) }
  }
  ask<Answer>(question: unknown): Promise<Answer[]> {
    return Promise.all(this.#workers.map((worker) => worker.ask<Answer>(question)))
  }
  stop(): Promise<unknown> {
    return Promise.all(this.#workers.map((worker) => worker.stop()))
  }
  get size(): number {
    return this.#size
  }
}

/** A server, its dashboards, and whoever speaks to it. */
export interface Side {
  pid: number
  hall: Hall
  ear: Ear
}

export interface Heard {
  p50: number
  p99: number
  /** Microseconds of the server's CPU for one event at one dashboard. */
  usADelivery: number
  bytesAFrame: number
  eventsAFrame: number
}

/** Says events to a side, with or without crews that report meanwhile; every one must arrive at every dashboard. */
export async function hear(side: Side, speaker: Worker, say: Omit<Say, 'to'>, pings?: { pinger: Worker; ping: Ping }): Promise<Heard> {
  await side.hall.begin()
  const pinging = pings?.pinger.ask(pings.ping)
  const before = cpuMs(side.pid)
  await speaker.ask({ ...say, to: side.ear } satisfies Say)
  const events = say.times * say.burst
  const { delays, frames, bytes, events: seen } = await side.hall.count(events)
  const ms = cpuMs(side.pid) - before
  await pinging
  if (seen !== events * side.hall.size) throw new Error(`${seen} of ${events * side.hall.size} events were seen`)
  const sorted = Float64Array.from(delays).sort()
  await sleep(200)
  return {
    p50: sorted[Math.floor(seen * 0.5)]!, p99: sorted[Math.floor(seen * 0.99)]!,
    usADelivery: (ms * 1_000) / seen, bytesAFrame: bytes / frames, eventsAFrame: seen / frames,
  }
}
