/** A feature-state that some features have: only those that change are told. */
export class Flag {
  #on: ReadonlySet<number> = new Set()
  #set: (id: number, on: boolean) => void

  constructor(set: (id: number, on: boolean) => void) {
    this.#set = set
  }

  show(ids: Iterable<number>): void {
    const next = new Set(ids)
    for (const id of this.#on) if (!next.has(id)) this.#set(id, false)
    for (const id of next) if (!this.#on.has(id)) this.#set(id, true)
    this.#on = next
  }
}
