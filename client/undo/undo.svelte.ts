import { untrack } from 'svelte'
import type { BoardStore } from '../stores/board.svelte.ts'
import type { ClockStore } from '../stores/clock.svelte.ts'
import type { PendingStore, Taken } from '../stores/pending.svelte.ts'
import type { SessionStore } from '../stores/session.svelte.ts'
import type { Draft } from '../net/commands.ts'
import { lift, type Done, type Inverse, type World } from './done.ts'
import { inverseOf } from './inverse.ts'

const MOST = 50
const ASKED_MS = 8_000

export type Way = 'undo' | 'redo'

/** What the bar says. */
export interface Asking {
  way: Way
  says: string
  also: readonly string[]
  /** What yes means: `do` it, go to the one `before` it, `wait` for what is under way, or only `read`. */
  then: 'do' | 'before' | 'wait' | 'read'
}

/** My own acts at this desk, newest last, and the way back through them. */
export class UndoStore {
  #journal = $state.raw<readonly Done[]>([])
  #undone = $state.raw<readonly Done[]>([])
  #way = $state.raw<Way | undefined>(undefined)
  #next = 1
  #owner = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #session: SessionStore
  #board: BoardStore
  #clock: ClockStore
  #pending: PendingStore

  /** As the world stands this second: it may move on while the bar asks. */
  readonly #asking = $derived.by((): Asking | undefined => (this.#way === undefined ? undefined : this.#words(this.#way)))

  constructor(session: SessionStore, board: BoardStore, clock: ClockStore, pending: PendingStore) {
    this.#session = session
    this.#board = board
    this.#clock = clock
    this.#pending = pending
    pending.onTaken((taken) => this.#record(taken))
  }

  get asking(): Asking | undefined {
    return this.#asking
  }
  get journal(): readonly Done[] {
    return this.#journal
  }
  get undone(): readonly Done[] {
    return this.#undone
  }

  /** Says first what taking back my last act would do; asked again, it does it. */
  ask(): void {
    void this.#press('undo')
  }
  askRedo(): void {
    void this.#press('redo')
  }
  /** The answer is yes: does what the bar says. */
  async go(): Promise<void> {
    this.#forgetOthers()
    const way = this.#way
    const asking = this.#asking
    if (asking?.then === 'wait') return
    if (way === undefined || asking === undefined || asking.then === 'read') return this.leave()
    const stack = this.#stack(way)
    const done = stack.at(-1)!
    const inverse = inverseOf(done, this.#world(), way)
    if ('cannot' in inverse) {
      // The one that cannot be taken back stays as it is; the one before it is asked about.
      this.#setStack(way, lift(stack.slice(0, -1), done, done.seq))
      return this.#show(way)
    }
    this.leave()
    await this.#give(way, done, inverse.commands)
  }
  leave(): void {
    clearTimeout(this.#timer)
    this.#way = undefined
  }
  /** Somebody's hand or focus is on the bar: it stays as long again. */
  stay(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.leave(), ASKED_MS)
  }

  async #press(way: Way): Promise<void> {
    if (this.#way === way) return this.go()
    this.#forgetOthers()
    this.#show(way)
  }
  #show(way: Way): void {
    this.#way = way
    this.stay()
  }

  #words(way: Way): Asking {
    const stack = this.#stack(way)
    const done = stack.at(-1)
    const underWay = this.#pending.acts[0]
    if (underWay) return { way, says: `Still under way: ${underWay.doing}.`, also: [], then: 'wait' }
    if (!done) return { way, says: way === 'undo' ? 'Nothing you did at this desk is left to take back.' : 'Nothing was taken back.', also: [], then: 'read' }
    const inverse: Inverse = inverseOf(done, this.#world(), way)
    if ('cannot' in inverse) return { way, says: inverse.cannot, also: [], then: stack.length > 1 ? 'before' : 'read' }
    return { way, says: inverse.says, also: inverse.also, then: 'do' }
  }

  async #give(way: Way, done: Done, commands: readonly Draft[]): Promise<void> {
    const acts = commands.map((command) => ({ command, doing: way === 'undo' ? 'taking back' : 'doing it again' }))
    const outcomes = await this.#pending.giveAll(acts, undefined, way)
    // What was not sent can be tried again; what was refused has been overtaken.
    if (outcomes.some(({ outcome }) => outcome === 'unsent')) return
    const seqs = outcomes.flatMap((outcome) => (outcome.outcome === 'accepted' ? outcome.seq : []))
    const rest = this.#stack(way).filter(({ id }) => id !== done.id)
    this.#setStack(way, seqs.length > 0 ? lift(rest, done, Math.max(...seqs)) : rest)
  }

  #record({ commands, seq, later, before, origin }: Taken): void {
    this.#forgetOthers()
    const done: Done = { id: this.#next++, commands, seq, before, lifted: later }
    if (origin === 'undo') this.#undone = [...this.#undone, done].slice(-MOST)
    else this.#journal = [...this.#journal, done].slice(-MOST)
    if (origin === 'hand') this.#undone = []
  }

  /** Another person at this desk, or another log: neither's acts are mine. */
  #forgetOthers(): void {
    const owner = untrack(() => `${this.#session.session?.userId} ${this.#board.cursor?.logId}`)
    if (owner === this.#owner) return
    this.#owner = owner
    this.leave()
    this.#journal = []
    this.#undone = []
  }

  #world(): World {
    return {
      board: this.#board.board,
      now: new Date(this.#clock.now).toISOString(),
      userId: this.#session.session?.userId ?? '',
      may: (kind) => this.#session.may(kind),
      whoSetStatus: (crewId, after) => {
        const me = this.#session.session?.userId
        const record = this.#board.tail.findLast((each) => each.kind === 'CrewStatusSet' && each.crewId === crewId && each.seq > after && each.by.userId !== me)
        return record && { by: record.by.name, at: record.occurredAt ?? record.at }
      },
    }
  }
  #stack(way: Way): readonly Done[] {
    return way === 'undo' ? this.#journal : this.#undone
  }
  #setStack(way: Way, stack: readonly Done[]): void {
    if (way === 'undo') this.#journal = stack
    else this.#undone = stack
  }
}
