export const COLOURINGS = ['clock', 'status', 'crew'] as const
export type Colouring = (typeof COLOURINGS)[number]

const KEY = 'curbline-colour-by'
const read = (): Colouring => COLOURINGS.find((each) => each === globalThis.localStorage?.getItem(KEY)) ?? 'clock'

/** What the map's colours tell; kept on this machine. */
export class ColouringStore {
  #by = $state.raw<Colouring>(read())

  get by(): Colouring {
    return this.#by
  }

  choose(by: Colouring): void {
    this.#by = by
    if (by === 'clock') globalThis.localStorage?.removeItem(KEY)
    else globalThis.localStorage?.setItem(KEY, by)
  }
  next(): void {
    this.choose(COLOURINGS[(COLOURINGS.indexOf(this.#by) + 1) % COLOURINGS.length]!)
  }
}
