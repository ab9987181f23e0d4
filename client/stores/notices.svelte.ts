const SHOWN_MS = 6_000

export interface NoticeText {
  id: number
  text: string
}

/** Short words about what was just done, bottom centre; they go by themselves. */
export class NoticeStore {
  #notices = $state.raw<readonly NoticeText[]>([])
  #next = 1

  get notices(): readonly NoticeText[] {
    return this.#notices
  }

  say(text: string): void {
    const id = this.#next++
    this.#notices = [...this.#notices, { id, text }].slice(-3)
    setTimeout(() => this.dismiss(id), SHOWN_MS)
  }
  dismiss(id: number): void {
    this.#notices = this.#notices.filter((notice) => notice.id !== id)
  }
}
