import { uuidv7 } from 'uuidv7'
import type { ClockStore } from '../stores/clock.svelte.ts'
import type { SessionStore } from '../stores/session.svelte.ts'
import { emptyDraft, isWritten, type CallDraft } from './call-draft.ts'

/**
 * The calls this person has begun and neither saved nor dropped. Nothing a caller said is lost by
 * closing the form: a second call begins beside the first.
 */
export class DraftStore {
  #all = $state.raw<readonly CallDraft[]>([])
  #currentId = $state.raw<string | undefined>(undefined)
  #keptIds = $state.raw<ReadonlySet<string>>(new Set())
  /** On their way, by request, and since when. */
  #sending = $state.raw<ReadonlyMap<string, number>>(new Map())
  #session: SessionStore
  #clock: ClockStore

  constructor(session: SessionStore, clock: ClockStore) {
    this.#session = session
    this.#clock = clock
  }

  /** Oldest first. */
  get all(): readonly CallDraft[] {
    const { session } = this.#session
    return this.#all.filter(({ userId }) => userId === session?.userId)
  }
  get current(): CallDraft | undefined {
    return this.all.find(({ requestId }) => requestId === this.#currentId)
  }
  /** Put aside with something written, not taken up, and not on its way either. */
  get kept(): readonly CallDraft[] {
    return this.all.filter((draft) => draft.requestId !== this.#currentId && isWritten(draft) && !this.#sending.has(draft.requestId))
  }
  /** Whether leaving the page would lose what a caller said: it is personal and stored nowhere here. */
  get areWritten(): boolean {
    return this.all.some(isWritten)
  }
  /** Whether the current one was put aside before. */
  get wasKept(): boolean {
    return this.#currentId !== undefined && this.#keptIds.has(this.#currentId)
  }

  /** Since when it is on its way. */
  sendingSince(requestId: string | undefined): number | undefined {
    return requestId === undefined ? undefined : this.#sending.get(requestId)
  }

  /** Takes up the last call that was kept, or begins one. */
  begin(): void {
    if (this.current) return
    const last = this.kept.at(-1)
    if (last) this.#currentId = last.requestId
    else this.anew()
  }
  /** Another call; what was written of this one is kept. */
  anew(): void {
    this.keep()
    const draft = emptyDraft(uuidv7(), this.#session.session?.userId ?? '', this.#clock.wall)
    this.#all = [...this.#all, draft]
    this.#currentId = draft.requestId
  }
  /** The next of those that were kept; the current one takes its place among them. */
  turn(): void {
    const [next] = this.kept
    if (!next) return
    this.keep()
    this.#all = [...this.#all.filter((draft) => draft !== next), next]
    this.#currentId = next.requestId
  }
  change(part: Partial<CallDraft>): void {
    this.#all = this.#all.map((draft) => (draft.requestId === this.#currentId ? { ...draft, ...part } : draft))
  }
  /** Puts the current one aside; one with nothing in it is no call. */
  keep(): void {
    const { current } = this
    if (!current) return
    if (isWritten(current)) this.#keptIds = new Set([...this.#keptIds, current.requestId])
    else this.drop(current.requestId)
    this.#currentId = undefined
  }
  send(requestId: string): void {
    this.#sending = new Map([...this.#sending, [requestId, this.#clock.wall]])
  }
  answered(requestId: string): void {
    this.#sending = new Map([...this.#sending].filter(([id]) => id !== requestId))
  }
  /** What was saved is not all that is written now: what stands here goes on as the rest of that call, to be added to `savedAs`. */
  goOn(requestId: string, savedAs: string): void {
    const restId = uuidv7()
    this.#all = this.#all.map((draft) => (draft.requestId === requestId ? { ...draft, requestId: restId, savedAs } : draft))
    if (this.#keptIds.has(requestId)) this.#keptIds = new Set([...this.#keptIds, restId])
    if (this.#currentId === requestId) this.#currentId = restId
  }
  /** Only saving and an explicit drop end here. */
  drop(requestId: string): void {
    this.#all = this.#all.filter((draft) => draft.requestId !== requestId)
    if (this.#currentId === requestId) this.#currentId = undefined
  }
}
