/** What the person at this desk is looking at. Nothing here is a fact of the city. */
export class SelectionStore {
  #requestId = $state.raw<string | undefined>(undefined)
  #crewId = $state.raw<string | undefined>(undefined)
  #open = $state.raw(false)
  #hoverId = $state.raw<string | undefined>(undefined)

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

  select(requestId: string | undefined): void {
    this.#requestId = requestId
    if (requestId === undefined) this.#open = false
  }
  open(requestId: string): void {
    this.#requestId = requestId
    this.#open = true
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
}
