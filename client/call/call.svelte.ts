import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { Outcome } from '../net/commands.ts'
import type { ActionsStore } from '../stores/actions.svelte.ts'
import type { KeyStore } from '../keys/keys.svelte.ts'
import type { MapViewStore } from '../stores/map-view.svelte.ts'
import type { BoardStore } from '../stores/board.svelte.ts'
import type { ClockStore } from '../stores/clock.svelte.ts'
import type { DeskStore } from '../stores/desk.svelte.ts'
import type { PendingStore } from '../stores/pending.svelte.ts'
import type { LngLat } from '../stores/picking.svelte.ts'
import type { SelectionStore } from '../stores/selection.svelte.ts'
import type { SessionStore } from '../stores/session.svelte.ts'
import { isToBeCalled, receiving, type CallDraft } from './call-draft.ts'
import { DraftStore } from './drafts.svelte.ts'
import { PastStore } from './past.svelte.ts'
import { PlaceSearch } from './place-search.svelte.ts'

/** How long to wait for the board to show what was just saved, before going on without. */
const ARRIVAL_MS = 4_000
/** How long the crew that is typed right after waits for the question to whom. */
const TYPED_AHEAD_MS = 10_000
const nothing = () => undefined

export interface CallDesk {
  actions: ActionsStore
  board: BoardStore
  clock: ClockStore
  desk: DeskStore
  keys: KeyStore
  mapView: MapViewStore
  pending: PendingStore
  selection: SelectionStore
  session: SessionStore
}

/** The pin's picture and words, and the requests that may be the same problem. */
export interface CallOnMap {
  glyph: string | undefined
  title: string | undefined
  beside: readonly { key: string; lng: number; lat: number; title: string; about: string }[]
}

/** Taking a call: what is written so far, and what becomes of it. */
export class CallStore {
  readonly drafts: DraftStore
  readonly past = new PastStore()
  readonly places: PlaceSearch
  #faults = $state.raw<ReadonlyMap<string, string>>(new Map())
  #asked = $state.raw(0)
  #onMap = $state.raw<CallOnMap | undefined>(undefined)
  #desk: CallDesk
  /** What was given of each call, as it was: more may be written while the answer is out. */
  #given = new Map<string, string>()
  /** Gives up what was typed ahead for the question to whom. */
  #forgetTyped: () => void = nothing

  constructor(desk: CallDesk) {
    this.#desk = desk
    this.drafts = new DraftStore(desk.session, desk.clock)
    this.places = new PlaceSearch(() => desk.mapView.at ?? desk.board.board.city?.center)
  }

  /** Since when the current one is on its way. */
  get busySince(): number | undefined {
    return this.drafts.sendingSince(this.drafts.current?.requestId)
  }
  /** Why it was not saved. */
  faultOf(draft: CallDraft | undefined): string | undefined {
    return draft && this.#faults.get(draft.requestId)
  }
  /** Counts how often the form was asked for: each time it takes the keys. */
  get asked(): number {
    return this.#asked
  }
  /** What the map shows of it. */
  get onMap(): CallOnMap | undefined {
    return this.#onMap
  }

  open(): void {
    this.#asked++
    this.#desk.desk.show('new-request')
  }
  change(part: Partial<CallDraft>): void {
    this.#blame(this.drafts.current?.requestId, undefined)
    this.drafts.change(part)
  }
  /** A hand put the pin here. What the place is called comes after, where nobody wrote it. */
  pinned(at: LngLat): void {
    this.change({ at, placedBy: 'hand', unknown: false })
    const { current } = this.drafts
    if (!current || !isToBeCalled(current, at)) return
    void this.places.readBack(at).then((name) => {
      const now = this.drafts.current
      if (name && this.busySince === undefined && now?.requestId === current.requestId && now.at === at && now.where === current.where) this.drafts.change({ where: name, called: { where: name, at } })
    })
  }
  /** Closes the form; what is written waits. Who `meant` to leave has stopped writing: the next key is of the board. */
  leave(meant = false): void {
    this.#forgetTyped()
    this.#desk.desk.hide()
    if (!meant) this.#desk.keys.hush()
  }
  /** What is on its way cannot be dropped any more. */
  drop(): void {
    const { current } = this.drafts
    if (!current || this.busySince !== undefined) return
    this.#end(current.requestId)
    this.leave()
  }
  /** Another call beside this one; what is typed now is of that one. */
  another(which: 'anew' | 'turn'): void {
    this.#forgetTyped()
    this.drafts[which]()
  }
  /** Its answer was lost, and it was stored all the same. */
  settle(): void {
    const { current } = this.drafts
    if (!current || this.busySince !== undefined || !this.#desk.board.request(current.requestId)) return
    if (this.#saved(current.requestId)) this.leave()
  }
  showOnMap(what: CallOnMap | undefined): void {
    this.#onMap = what
  }

  async save(then: 'rest' | 'give' = 'rest'): Promise<void> {
    const { board, pending, selection, actions, keys } = this.#desk
    const given = this.#take()
    if (!given) return
    const forgetTyped = then === 'give' ? keys.typeAhead(TYPED_AHEAD_MS) : nothing
    this.#forgetTyped = forgetTyped
    const name = board.serviceName(given.command.serviceCode)
    const outcome = await pending.give({ command: given.command, doing: 'saving', done: `Saved: ${name}${given.where}`, formShowsRefusal: true })
    if (!(await this.#conclude(given.draft, outcome, then === 'give'))) return forgetTyped()
    selection.select(given.draft.requestId)
    if (then === 'give' && actions.start('give', given.draft.requestId)) return
    forgetTyped()
    keys.hush()
  }

  /** The same problem as this one: stored as a report of its own and joined with it, both or in that order. */
  async join(into: ServiceRequest): Promise<void> {
    const { pending, selection, keys } = this.#desk
    const given = this.#take()
    if (!given) return
    const { requestId } = given.draft
    const outcomes = await pending.giveAll(
      [
        { command: given.command, doing: 'saving', formShowsRefusal: true },
        { command: { kind: 'MergeRequests', requestId, intoRequestId: into.id }, doing: 'adding the caller' },
      ],
      (taken) => (taken === 2 ? `Added this caller to ${into.number}` : `Saved by itself, not added to ${into.number}`),
    )
    const joined = outcomes[1]?.outcome === 'accepted'
    if (!(await this.#conclude(given.draft, outcomes[0]!, false, joined ? into.id : requestId))) return
    selection.select(joined ? into.id : requestId)
    keys.hush()
  }

  #take() {
    const draft = this.drafts.current
    const command = draft && this.#commandOf(draft)
    if (!draft || !command || this.busySince !== undefined) return undefined
    this.#given.set(draft.requestId, JSON.stringify(command))
    this.drafts.send(draft.requestId)
    this.#blame(draft.requestId, undefined)
    return { draft, command, where: command.place.address ? `, ${command.place.address}` : '' }
  }

  #commandOf(draft: CallDraft) {
    const { board } = this.#desk
    const service = draft.serviceCode === undefined ? undefined : board.service(draft.serviceCode)
    return board.board.city && receiving(draft, service, board.board.city.center)
  }

  /** An answer can be lost on its way: what the board has was saved, whatever was heard. */
  async #conclude({ requestId }: CallDraft, outcome: Outcome, awaited: boolean, savedAs = requestId): Promise<boolean> {
    const isThere = () => this.#desk.board.request(requestId) !== undefined
    // What is added to it needs it on the board.
    if (outcome.outcome === 'accepted' && (awaited || this.#hasMore(requestId))) await until(isThere)
    this.drafts.answered(requestId)
    if (outcome.outcome !== 'accepted' && !isThere()) {
      this.#blame(requestId, outcome.message)
      return false
    }
    const isShown = this.drafts.current?.requestId === requestId
    if (this.#saved(requestId, savedAs) && isShown) this.#desk.desk.hide()
    return isShown && this.drafts.current === undefined
  }
  /** Ends a call that the city has. False where more was written since than it has: that stays, as the rest of it. */
  #saved(requestId: string, savedAs = requestId): boolean {
    if (!this.#hasMore(requestId)) return this.#end(requestId), true
    this.#forget(requestId)
    this.drafts.goOn(requestId, savedAs)
    return false
  }
  /** Whether it is written otherwise than it was given. */
  #hasMore(requestId: string): boolean {
    const draft = this.drafts.all.find((each) => each.requestId === requestId)
    const given = this.#given.get(requestId)
    return draft !== undefined && given !== undefined && JSON.stringify(this.#commandOf(draft)) !== given
  }
  #end(requestId: string): void {
    this.#forget(requestId)
    this.drafts.drop(requestId)
  }
  #forget(requestId: string): void {
    this.#blame(requestId, undefined)
    this.#given.delete(requestId)
  }
  #blame(requestId: string | undefined, text: string | undefined): void {
    if (requestId === undefined || this.#faults.get(requestId) === text) return
    const others = [...this.#faults].filter(([id]) => id !== requestId)
    this.#faults = new Map(text === undefined ? others : [...others, [requestId, text]])
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + ARRIVAL_MS
  while (!isSo() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 25))
}
