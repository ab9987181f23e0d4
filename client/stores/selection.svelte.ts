/** What the person at this desk is looking at. Nothing here is a fact of the city. */
export class SelectionStore {
  #requestId = $state.raw<string | undefined>(undefined)
  #crewId = $state.raw<string | undefined>(undefined)
  #open = $state.raw(false)
  #hoverId = $state.raw<string | undefined>(undefined)
  #chosen = $state.raw<ReadonlySet<string>>(new Set())
  /** Where a reach began; the cursor is where it ends. */
  #anchorId: string | undefined

  /** The request under the cursor of the queue; the map marks it too. */
  get requestId(): string | undefined {
    return this.#requestId
  }
  get crewId(): string | undefined {
    return this.#crewId
  }
  /** The request whose detail is open. */
  get openId(): string | undefined {
    return this.#open ? this.#requestId : undefined
  }
  get hoverId(): string | undefined {
    return this.#hoverId
  }

  /** Several, taken together: what a hand does to one of them it does to all. Empty unless there are at least two. */
  get chosen(): ReadonlySet<string> {
    return this.#chosen
  }
  /** What an act on this request is about: all that were chosen with it, or it alone. */
  with(requestId: string): readonly string[] {
    return this.#chosen.has(requestId) ? [...this.#chosen] : [requestId]
  }

  select(requestId: string | undefined): void {
    this.#requestId = requestId
    this.#anchorId = requestId
    this.#chosen = new Set()
    if (requestId === undefined) this.#open = false
  }
  open(requestId: string): void {
    this.select(requestId)
    this.#open = true
  }
  /** Ctrl: one more, or one less. What was selected before is one of them. */
  toggle(requestId: string): void {
    const next = new Set(this.#chosen.size > 0 ? this.#chosen : this.#requestId === undefined ? [] : [this.#requestId])
    if (!next.delete(requestId)) next.add(requestId)
    this.#anchorId = requestId
    this.#take(next, next.has(requestId) ? requestId : [...next].at(-1))
  }
  /** Shift: all from where the reach began to this, as the list stands. */
  reach(requestId: string, order: readonly string[]): void {
    const from = order.indexOf(this.#anchorId ?? this.#requestId ?? requestId)
    const to = order.indexOf(requestId)
    if (from < 0 || to < 0) return this.select(requestId)
    this.#anchorId = order[from]
    this.#take(new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)), requestId)
  }
  /** Shift and an arrow: the reach ends one place further on, or back. */
  extend(by: 1 | -1, order: readonly string[]): void {
    const at = order.indexOf(this.#requestId ?? '')
    const next = order[at < 0 ? 0 : at + by]
    if (next !== undefined) this.reach(next, order)
  }
  /** A lasso: all of these, or these as well. */
  choose(requestIds: Iterable<string>, also = false): void {
    const next = new Set([...(also ? this.#chosen : []), ...requestIds])
    this.#anchorId = undefined
    this.#take(next, [...next].at(-1) ?? this.#requestId)
  }
  /** What left the board is chosen no longer. */
  keepOnly(isThere: (requestId: string) => boolean): void {
    if ([...this.#chosen].every(isThere)) return
    const next = new Set([...this.#chosen].filter(isThere))
    this.#take(next, next.has(this.#requestId ?? '') ? this.#requestId : [...next].at(-1))
  }
  /** Ends the choosing of several; the cursor stays. */
  chooseNone(): void {
    this.#chosen = new Set()
  }
  close(): void {
    this.#open = false
  }
  selectCrew(crewId: string | undefined): void {
    this.#crewId = crewId
  }
  hover(requestId: string | undefined): void {
    this.#hoverId = requestId
  }

  #take(next: ReadonlySet<string>, requestId: string | undefined): void {
    this.#chosen = next.size > 1 ? next : new Set()
    this.#requestId = requestId
    this.#open = false
  }
}
