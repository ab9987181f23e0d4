/** Code that is on its way, or may be fetched: a fact of the page and not of the city, so there is one of each. */
const all = new Set<Later<unknown>>()

/**
 * A part of the page that comes after the board stands: menus, dialogs, forms. A board in sight
 * a second earlier is worth more than a form that nobody has asked for.
 */
export class Later<Part> {
  readonly #load: () => Promise<Part>
  #part = $state.raw<Part>()
  #coming: Promise<void> | undefined

  constructor(load: () => Promise<Part>) {
    this.#load = load
    all.add(this as Later<unknown>)
  }

  /** The part if it is here; if not, it is fetched, and whoever reads this is drawn anew when it has come. */
  get wanted(): Part | undefined {
    if (this.#part === undefined) void this.fetch().catch(() => undefined)
    return this.#part
  }
  /** The part if it is here; nothing is fetched. */
  get here(): Part | undefined {
    return this.#part
  }

  /** Rejects when the part cannot be had: the next call tries again. */
  fetch(): Promise<void> {
    this.#coming ??= this.#load().then(
      (part) => void (this.#part = part),
      (error: unknown) => {
        this.#coming = undefined
        throw error
      },
    )
    return this.#coming
  }
}

/** Fetches all that comes later, so that nobody waits for it and a lost network changes nothing. Rejects if a part is missing. */
export const fetchAllLater = (): Promise<unknown> => Promise.all([...all].map((part) => part.fetch()))
