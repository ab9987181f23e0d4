import type { LinkState } from '../net/link.ts'

/** What the connection says about itself, for the top bar and the banner. */
export class LinkStore {
  #state = $state.raw<LinkState>({ phase: 'connecting', tries: 0, polling: false, heardAt: 0 })
  #everLive = false

  get state(): LinkState {
    return this.#state
  }
  get stale(): boolean {
    return this.#state.phase === 'stale'
  }
  /** Whether there was ever a live picture: before, an empty board is only loading. */
  get everLive(): boolean {
    return this.#everLive
  }

  report(state: LinkState): void {
    if (state.phase === 'live') this.#everLive = true
    this.#state = state
  }
}
