/** Code that is on its way, or may be fetched: a fact of the page and not of the city, so there is one of each. */
const all = new Set<Later<unknown>>()

/**
 * A part of the page that comes after the board stands: menus, dialogs, forms. A board in sight
 * a second earlier is worth more than a form that nobody has asked for.
 */
export class Later<Part> {
  readonly #load: () => Promise<Part>
  #part = $state.raw<Part>()
  #failed = $state.raw(0)
  #coming: Promise<void> | undefined

  constructor(load: () => Promise<Part>) {
    this.#load = load
    all.add(this as Later<unknown>)
  }

  /** The part if it is here; nothing is fetched. */
  get here(): Part | undefined {
    return this.#part
  }
  /** How often it could not be had. Some browsers keep a failed `import()` for the page's life (WHATWG HTML, "module map"), and a new release has other names: from the second time on only a reload helps surely. */
  get failed(): number {
    return this.#failed
  }

  /** Rejects when the part cannot be had: the next call tries again. */
  fetch(): Promise<void> {
    this.#coming ??= this.#load().then(
      (part) => {
        this.#failed = 0
        this.#part = part
      },
      (error: unknown) => {
        this.#coming = undefined
        this.#failed++
        throw error
      },
    )
    return this.#coming
  }
}

/** Fetches all that comes later, so that nobody waits for it and a lost network changes nothing. Rejects if a part is missing. */
export const fetchAllLater = (): Promise<unknown> => Promise.all([...all].map((part) => part.fetch()))
/** What could not be had once more. */
export const fetchFailed = (): Promise<unknown> => Promise.allSettled([...all].filter(({ failed }) => failed > 0).map((part) => part.fetch()))
/** How often the worst of them could not be had; zero when none is missing. */
export const mostFailed = (): number => Math.max(0, ...[...all].map(({ failed }) => failed))
