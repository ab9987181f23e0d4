import { emptyBoard, type Board } from '../../shared/domain/board.ts'
import { fold } from '../../shared/domain/evolve.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { EventLog } from '../ports/event-log.ts'
import { boardFromText, boardToText } from './board-text.ts'

const PAGE = 1_000
/**
 * After so many records the board is kept, and of a large board after so many for each request on it: writing one
 * takes as long as folding about four records, and must not become what a busy city mostly does.
 */
const KEEP_EVERY = 2_000
const KEEP_EVERY_OF_A_REQUEST = 4
/** Where it could not be kept, the next try is so many records away: each costs the writing, and a disk that is full may stay so. */
const TRY_EVERY = 200

/** What a commit changed, for those who plan by it. */
export interface Changes {
  requests: ReadonlySet<Id>
  crews: boolean
  /** A policy or calendar: every clock may read differently. */
  rules: boolean
}
type Listener = (board: Board, changes: Changes) => void

/** Holds the city's board as of the last commit. Only the dispatcher moves it. */
export class BoardKeeper {
  #board: Board = emptyBoard
  #keptAt = 0
  #triedAt = 0
  readonly #log: EventLog
  readonly #listeners: Listener[] = []

  constructor(log: EventLog) {
    this.#log = log
  }

  get board(): Board {
    return this.#board
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener)
  }

  /** Starts from the newest snapshot, or from nothing, and folds what came after. */
  async load(): Promise<void> {
    const snapshot = await this.#log.latestSnapshot()
    const kept = snapshot && boardFromText(snapshot.board)
    this.#board = kept && kept.seq <= (await this.#log.head()) ? kept : emptyBoard
    this.#keptAt = this.#board.seq
    await this.#readOn()
  }

  /** Takes in what another writer has appended; who plans by the board must look at all of it. */
  async catchUp(): Promise<void> {
    await this.#readOn()
    this.#tell({ requests: new Set(this.#board.requests.keys()), crews: true, rules: true })
  }

  /** Folds what the log has past the board. */
  async #readOn(): Promise<void> {
    for (;;) {
      const records = await this.#log.read(this.#board.seq, PAGE)
      if (records.length === 0) return
      this.#board = fold(this.#board, records)
    }
  }

  /** The board after a commit, as the dispatcher folded it. */
  advance(board: Board, changes: Changes): void {
    this.#board = board
    this.#tell(changes)
    const isDue = board.seq - this.#keptAt >= Math.max(KEEP_EVERY, KEEP_EVERY_OF_A_REQUEST * board.requests.size)
    if (isDue && board.seq - this.#triedAt >= TRY_EVERY) void this.keep().catch(() => undefined)
  }

  #tell(changes: Changes): void {
    for (const listener of this.#listeners) listener(this.#board, changes)
  }

  /** Keeps the board to start from; failing costs only time. */
  async keep(): Promise<void> {
    const { seq } = this.#board
    if (seq === this.#keptAt) return
    this.#triedAt = seq
    await this.#log.keepSnapshot({ seq, board: boardToText(this.#board) })
    this.#keptAt = seq
  }
}
