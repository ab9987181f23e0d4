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
      if (name && now?.requestId === current.requestId && now.at === at && now.where === current.where) this.drafts.change({ where: name, called: { where: name, at } })
    })
  }
  /** Closes the form; what is written waits. */
  leave(): void {
    this.#forgetTyped()
    this.#desk.desk.hide()
    this.#desk.keys.hush()
  }
  drop(): void {
    const { current } = this.drafts
    if (!current) return
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
    if (current && this.busySince === undefined && this.#desk.board.request(current.requestId)) this.drop()
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
    if (!(await this.#conclude(given.draft, outcomes[0]!, false))) return
    selection.select(joined ? into.id : requestId)
    keys.hush()
  }

  #take() {
    const { board } = this.#desk
    const draft = this.drafts.current
    const service = draft?.serviceCode === undefined ? undefined : board.service(draft.serviceCode)
    const command = draft && board.board.city && receiving(draft, service, board.board.city.center)
    if (!draft || !command || this.busySince !== undefined) return undefined
    this.drafts.send(draft.requestId)
    this.#blame(draft.requestId, undefined)
    return { draft, command, where: command.place.address ? `, ${command.place.address}` : '' }
  }

  /** An answer can be lost on its way: what the board has was saved, whatever was heard. */
  async #conclude({ requestId }: CallDraft, outcome: Outcome, awaited: boolean): Promise<boolean> {
    const isThere = () => this.#desk.board.request(requestId) !== undefined
    if (outcome.outcome === 'accepted' && awaited) await until(isThere)
    this.drafts.answered(requestId)
    if (outcome.outcome !== 'accepted' && !isThere()) {
      this.#blame(requestId, outcome.message)
      return false
    }
    const isShown = this.drafts.current?.requestId === requestId
    this.#end(requestId)
    if (isShown) this.#desk.desk.hide()
    return isShown
  }
  #end(requestId: string): void {
    this.#blame(requestId, undefined)
    this.drafts.drop(requestId)
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
