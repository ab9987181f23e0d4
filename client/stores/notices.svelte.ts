const SHOWN_MS = 6_000

export interface NoticeText {
  text: string
  /** Notices with the same key are of one kind, and become one while the first is still shown. */
  key?: string | undefined
  count?: number
  many?: (count: number) => string
  /** Only told: nothing was done. */
  plain?: boolean
  /** What a hand may do about it at once. */
  offers?: 'undo' | 'redo' | undefined
}

export interface ShownNotice extends NoticeText {
  id: number
  count: number
  /** How many acts it tells of: each is taken back by itself. */
  acts: number
}

/** One quiet line about what was just done, bottom centre; it goes by itself. */
export class NoticeStore {
  #current = $state.raw<ShownNotice | undefined>(undefined)
  #next = 1
  #timer: ReturnType<typeof setTimeout> | undefined

  get current(): ShownNotice | undefined {
    return this.#current
  }

  say(said: string | NoticeText): void {
    const notice = typeof said === 'string' ? { text: said } : said
    const last = this.#current
    const isSameKind = last?.key !== undefined && last.key === notice.key && last.offers === notice.offers
    const count = (notice.count ?? 1) + (isSameKind ? last.count : 0)
    const text = isSameKind && notice.many ? notice.many(count) : notice.text
    this.#current = { ...notice, text, count, acts: isSameKind ? last.acts + 1 : 1, id: isSameKind ? last.id : this.#next++ }
    this.stay()
  }

  /** It stays as long again: somebody's hand or focus is on it. */
  stay(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (this.#current = undefined), SHOWN_MS)
  }
  dismiss(): void {
    clearTimeout(this.#timer)
    this.#current = undefined
  }
}
