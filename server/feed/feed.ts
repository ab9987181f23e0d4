import { redact } from '../../shared/domain/redaction.ts'
import { ROLES } from '../../shared/protocol/words.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Seq } from '../../shared/protocol/values.ts'
import type { EventLog } from '../ports/event-log.ts'
import type { Time } from '../ports/time.ts'
import type { Audience, Listener } from './audience.ts'

const PAGE = 500
const RETRY_MS = 1_000
const HEARTBEAT_MS = 5_000
/** Looking at 500 lines costs a twentieth of telling them something: a line that does not read is known soon enough. */
const LOOK_MS = 250

interface Parts {
  log: EventLog
  time: Time
  audience: Audience
  onFault: (fault: unknown) => void
  /** Commit to emit, in milliseconds, for the metrics. */
  onPublished?: (records: readonly LogRecord[]) => void
  onCut?: () => void
}

/**
 * Tells clients what the log says, in order, to each role what it may see. Publishes only what
 * it has read back from the log, so live push, a second node and recovery are one path.
 */
export class Feed {
  readonly #parts: Parts
  readonly #live = new Set<Listener>()
  #published: Seq = 0
  #pumping: Promise<void> | undefined
  #wakes = 0
  #lookedAtMs = -Infinity
  #cancelHeartbeat: () => void = () => undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The last seq told to those who are live. */
  get published(): Seq {
    return this.#published
  }

  /** Begins at the log's head: what came before is for those who catch up. */
  async start(): Promise<void> {
    this.#published = await this.#parts.log.head()
    this.#beat()
  }

  stop(): void {
    this.#cancelHeartbeat()
  }

  /** Something was appended (or may have been): read on and tell. */
  wake(): void {
    void this.pump()
  }

  /** Reads and tells until there is nothing more; resolves then. */
  pump(): Promise<void> {
    this.#wakes++
    this.#pumping ??= this.#run().finally(() => (this.#pumping = undefined))
    return this.#pumping
  }

  /**
   * Makes a listener live if it has seen exactly what was published; no await lies between the
   * comparison and the join, so no record can fall in between.
   */
  tryJoin(listener: Listener, at: Seq): boolean {
    if (at !== this.#published) return false
    listener.join()
    this.#live.add(listener)
    return true
  }

  leave(listener: Listener): void {
    this.#live.delete(listener)
  }

  async #run(): Promise<void> {
    const { log, time, onFault } = this.#parts
    try {
      for (let seen = -1; seen !== this.#wakes; ) {
        seen = this.#wakes
        for (;;) {
          const records = await log.read(this.#published, PAGE)
          if (records.length > 0) this.#tell(records)
          // What was appended meanwhile wakes us again.
          if (records.length < PAGE) break
        }
      }
    } catch (fault) {
      onFault(fault)
      time.wakeIn(RETRY_MS, () => this.wake())
    }
  }

  #tell(records: readonly LogRecord[]): void {
    const head = records.at(-1)!.seq
    const now = this.#parts.time.now()
    const roles = new Set([...this.#live].map((listener) => listener.role))
    for (const role of ROLES) {
      if (!roles.has(role)) continue
      this.#parts.audience.tell(role, 'records', { records: records.map((record) => redact(record, role)), head, now })
    }
    this.#published = head
    this.#parts.onPublished?.(records)
    this.#cutClogged()
  }

  /** An empty message every five seconds: the line is alive, and this is the head. */
  #beat(): void {
    const { time, audience } = this.#parts
    const now = time.now()
    for (const role of ROLES) audience.tell(role, 'records', { records: [], head: this.#published, now })
    this.#cutClogged()
    this.#cancelHeartbeat = time.wakeIn(HEARTBEAT_MS, () => this.#beat())
  }

  /** A client that does not read comes back by snapshot when it can. */
  #cutClogged(): void {
    const elapsedMs = this.#parts.time.elapsedMs()
    if (elapsedMs - this.#lookedAtMs < LOOK_MS) return
    this.#lookedAtMs = elapsedMs
    for (const listener of this.#live) {
      if (!listener.isClogged()) continue
      this.#live.delete(listener)
      this.#parts.onCut?.()
      listener.send('farewell', { because: 'too-slow', message: 'This screen could not keep up. It will load the board again.', retryAfterMs: 2_000 })
      listener.close()
    }
  }
}
