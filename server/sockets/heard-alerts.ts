const REMEMBERED_MS = 12 * 3_600_000
const MOST = 5_000

/** Alerts that somebody acknowledged for everyone, and who was first. Oldest first, by when they were heard. */
export class HeardAlerts {
  readonly #byId = new Map<string, { name: string; atMs: number }>()
  #untold = new Map<string, string>()

  take(ids: readonly string[], name: string, nowMs: number): void {
    for (const id of ids) {
      if (this.#byId.has(id)) continue
      this.#byId.set(id, { name, atMs: nowMs })
      this.#untold.set(id, name)
    }
    this.forget(nowMs)
  }

  all(): Record<string, string> {
    return Object.fromEntries([...this.#byId].map(([id, { name }]) => [id, name]))
  }

  /** Those heard since this was last asked. */
  news(): Record<string, string> | undefined {
    if (this.#untold.size === 0) return undefined
    const news = Object.fromEntries(this.#untold)
    this.#untold = new Map()
    return news
  }

  forget(nowMs: number): void {
    for (const [id, { atMs }] of this.#byId) {
      if (this.#byId.size <= MOST && nowMs < atMs + REMEMBERED_MS) return
      this.#byId.delete(id)
      this.#untold.delete(id)
    }
  }
}
