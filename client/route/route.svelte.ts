import type { NoticeStore } from '../stores/notices.svelte.ts'
import type { BoardStore } from '../stores/board.svelte.ts'
import type { PastStore } from '../stores/past.svelte.ts'
import type { SelectionStore } from '../stores/selection.svelte.ts'

/** Opens requests by their number: of the board, or of the past. */
export class RouteStore {
  #looking = $state.raw<string | undefined>(undefined)
  #board: BoardStore
  #past: PastStore
  #selection: SelectionStore
  #notices: NoticeStore

  constructor(board: BoardStore, past: PastStore, selection: SelectionStore, notices: NoticeStore) {
    this.#board = board
    this.#past = past
    this.#selection = selection
    this.#notices = notices
  }

  /** The number that is being looked up. */
  get looking(): string | undefined {
    return this.#looking
  }

  idOf(number: string): string | undefined {
    for (const request of this.#board.board.requests.values()) if (request.number === number) return request.id
    return undefined
  }

  /** Opens its detail, wherever it is. Says so when there is none, or when nobody could be asked. */
  async openNumber(number: string): Promise<void> {
    const id = this.idOf(number)
    if (id !== undefined) {
      this.#looking = undefined
      return this.#selection.open(id)
    }
    this.#looking = number
    const found = await this.#past.fetch(number)
    // Somebody who waits for one asks for another: the first is not wanted any more.
    if (this.#looking !== number) return
    this.#looking = undefined
    if (found === 'unknown') this.#notices.say({ text: `There is no request ${number}.`, plain: true })
    else if (found === 'unreachable') this.#notices.say({ text: `${number} could not be looked up: the server does not answer.`, plain: true })
    else this.#selection.open(found.id)
  }
}
