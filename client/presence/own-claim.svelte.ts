interface Standing {
  requestId: string
  /** Server time, milliseconds. */
  since: number
  /** The server has named it: from then on, what it says about it counts. */
  isKnown: boolean
}

/**
 * The claim that was made in this window. The server is told of changes one by one: ended and made
 * anew it counts anew, and one that another window made must be taken over before it can be ended.
 */
export class OwnClaim {
  #standing = $state.raw<Standing | undefined>(undefined)
  #steps: (string | undefined)[] = []

  get standing(): Standing | undefined {
    return this.#standing
  }

  begin(requestId: string, since: number): void {
    this.#standing = { requestId, since, isKnown: false }
  }
  renew(requestId: string, since: number): void {
    this.#takeOver(requestId)
    this.#steps.push(undefined)
    this.begin(requestId, since)
  }
  end(requestId: string): void {
    this.#takeOver(requestId)
    this.#standing = undefined
  }
  /** What the server says that I claim: another window of mine may have ended it, or begun another. */
  meet(requestId: string | undefined): void {
    if (!this.#standing) return
    if (requestId === this.#standing.requestId) this.#standing = { ...this.#standing, isKnown: true }
    else if (this.#standing.isKnown) this.#standing = undefined
  }
  /** The line is gone or new: the server may have forgotten, and must be told again first. */
  lost(): void {
    if (this.#standing) this.#standing = { ...this.#standing, isKnown: false }
  }
  /** What must be told before how it stands now. */
  get steps(): readonly (string | undefined)[] {
    return this.#steps
  }
  /** The first so many were told. */
  toldSteps(count: number): void {
    this.#steps.splice(0, count)
  }

  /** To a new line, what was claimed on the one before is another window's. */
  #takeOver(requestId: string): void {
    if (this.#standing?.requestId !== requestId || !this.#standing.isKnown) this.#steps.push(requestId)
  }
}
