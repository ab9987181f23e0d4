import type { LinkState } from '../net/link.ts'

/** What the connection says about itself, for the top bar and the banner. */
export class LinkStore {
  #state = $state.raw<LinkState>({ phase: 'connecting', tries: 0, polling: false, heardAt: 0 })

  get state(): LinkState {
    return this.#state
  }
  get stale(): boolean {
    return this.#state.phase === 'stale'
  }

  report(state: LinkState): void {
    this.#state = state
  }
}
