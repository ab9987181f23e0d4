import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Role } from '../../shared/protocol/words.ts'
import { ROLES } from '../../shared/protocol/words.ts'

/** What the city counts, for Prometheus. No names, no places. */
export class Metrics {
  readonly registry = new Registry()
  readonly #requests = new Histogram({
    name: 'http_request_duration_seconds', help: 'HTTP requests by method and status', labelNames: ['method', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2], registers: [this.registry],
  })
  readonly #delivered = new Histogram({
    name: 'event_deliver_seconds', help: 'From commit to emit', buckets: [0.002, 0.01, 0.05, 0.25, 1], registers: [this.registry],
  })
  readonly commands = new Counter({
    name: 'commands_total', help: 'Commands by kind and outcome', labelNames: ['kind', 'outcome'], registers: [this.registry],
  })
  readonly ingested = new Counter({
    name: 'ingest_total', help: 'Records of phone apps by protocol and outcome', labelNames: ['protocol', 'outcome'], registers: [this.registry],
  })
  readonly breaches = new Counter({ name: 'sla_breaches_total', help: 'Clocks breached', labelNames: ['clock'], registers: [this.registry] })
  readonly slowConsumers = new Counter({
    name: 'slow_consumer_disconnects_total', help: 'Clients cut because they did not read', registers: [this.registry],
  })

  constructor(read: { sockets: (role: Role) => number; tailLag: () => number; head: () => number; fixes: () => Record<string, number>; boards: () => ReadonlyMap<Role, number> }) {
    collectDefaultMetrics({ register: this.registry })
    const registers = [this.registry]
    new Gauge({
      name: 'sockets_connected', help: 'Sockets by role', labelNames: ['role'], registers,
      collect() { for (const role of ROLES) this.set({ role }, read.sockets(role)) },
    })
    new Gauge({ name: 'log_head', help: 'Seq of the last record', registers, collect() { this.set(read.head()) } })
    new Gauge({ name: 'event_tail_lag_records', help: 'Records committed and not yet told', registers, collect() { this.set(read.tailLag()) } })
    new Gauge({
      name: 'boards_built_total', help: 'Boards made anew, by role', labelNames: ['role'], registers,
      collect() { for (const [role, count] of read.boards()) this.set({ role }, count) },
    })
    new Gauge({
      name: 'pings_total', help: 'Position fixes by what became of them', labelNames: ['result'], registers,
      collect() { for (const [result, count] of Object.entries(read.fixes())) this.set({ result }, count) },
    })
  }

  /** Starts timing a request; the result is called with how it ended. */
  timeRequest(): (method: string, status: number) => void {
    const end = this.#requests.startTimer()
    return (method, status) => void end({ method, status: String(status) })
  }

  deliveredAfter(seconds: number): void {
    this.#delivered.observe(Math.max(0, seconds))
  }
}
