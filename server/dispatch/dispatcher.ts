import type { Answer } from '../../shared/protocol/answers.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { Id } from '../../shared/protocol/values.ts'
import { SYSTEM, type Actor } from '../../shared/domain/actor.ts'
import type { EventLog } from '../ports/event-log.ts'
import { Fault, StoreFault } from '../ports/fault.ts'
import type { RequestStore } from '../ports/request-store.ts'
import type { Time } from '../ports/time.ts'
import type { BoardKeeper } from './board-keeper.ts'
import { Commit } from './commit.ts'
import { fetchFor } from './recall.ts'
import type { Submission } from './submission.ts'

/** Submissions that commit together at most: a bound on how long the first of them waits. */
const GROUP = 200
/** Turns of the event loop for which the first of them waits at most until it is decided. */
const GATHERING = 8

interface Parts {
  log: EventLog
  requests: RequestStore
  keeper: BoardKeeper
  time: Time
  /** Called after each commit that appended. The dispatcher wakes the feed; it never sends. */
  onAppended: () => void
}

/** `atMs` is by `Time.elapsedMs`. */
interface Failure { fault: StoreFault; atMs: number }

/**
 * The single writer of a city. Whatever waits when a turn begins is decided in order on one
 * draft and stored in one transaction; answers go out after the commit, and only then is the
 * feed woken (`docs/PROTOCOL.md`, C1–C9).
 */
export class Dispatcher {
  readonly #parts: Parts
  #waiting: Submission[] = []
  #isTurning = false
  #failure: Failure | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Gives commands in order; resolves once they are stored. Rejects with a Fault when they could not be. */
  give(commands: readonly Command[], actor: Actor): Promise<Answer[]> {
    return this.#submit({ commands, actor, settle: [] })
  }

  /** Looks at the clocks of these requests and records what time has done to them. */
  async settle(ids: readonly Id[]): Promise<void> {
    await this.#submit({ commands: [], actor: SYSTEM, settle: ids })
  }

  /** Why storing last failed and when, unless it has worked since. */
  get failure(): Failure | undefined {
    return this.#failure
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#isTurning || this.#waiting.length > 0) await new Promise((resolve) => setImmediate(resolve))
  }

  #submit(submission: Omit<Submission, 'resolve' | 'reject'>): Promise<Answer[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...submission, resolve, reject })
      if (!this.#isTurning) {
        this.#isTurning = true
        this.#gather(0)
      }
    })
  }

  /** Begins once a turn of the event loop has brought nobody more: who is all but here shares the commit, and its wait for the disk. */
  #gather(had: number, turns = 0): void {
    const { length } = this.#waiting
    if (turns > 0 && (length === had || length >= GROUP || turns === GATHERING)) void this.#turn()
    else setImmediate(() => this.#gather(length, turns + 1))
  }

  async #turn(): Promise<void> {
    while (this.#waiting.length > 0) await this.#commitOrReject(this.#waiting.splice(0, GROUP))
    this.#isTurning = false
  }

  /** One submission that breaks a rule's code must not take its neighbours with it: each is then tried by itself. */
  async #commitOrReject(group: readonly Submission[]): Promise<void> {
    try {
      await this.#commit(group)
    } catch (fault) {
      if (fault instanceof StoreFault) this.#failure = { fault, atMs: this.#parts.time.elapsedMs() }
      if (group.length === 1 || fault instanceof StoreFault) return group.forEach(({ reject }) => reject(fault))
      for (const submission of group) await this.#commitOrReject([submission])
    }
  }

  async #commit(group: readonly Submission[]): Promise<void> {
    const { log, requests, keeper, time, onAppended } = this.#parts
    for (;;) {
      const fetched = await fetchFor(group, keeper.board, log, requests)
      const commit = new Commit(keeper.board, fetched, time.now())
      const answers = group.map((submission) => commit.decideAll(submission))
      const append = commit.toAppend()
      if (append.records.length > 0 || append.answers.length > 0) {
        const { outcome } = await log.append(append)
        if (outcome === 'conflict') {
          // Another process wrote: take in what it did, and decide again on that.
          const had = keeper.board.seq
          await keeper.catchUp()
          if (keeper.board.seq === had) throw new Fault('The log stands behind the board: it is not the log that the board was folded from.')
          setImmediate(onAppended)
          continue
        }
        this.#failure = undefined
      }
      if (append.records.length > 0) keeper.advance(commit.draft, commit.changes)
      group.forEach((submission, i) => submission.resolve(answers[i]!))
      if (append.records.length > 0) setImmediate(onAppended)
      return
    }
  }
}
