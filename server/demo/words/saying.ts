/** What people say of one kind of trouble: patterns for `Phrases`. */
export interface Saying {
  /** What is the matter, as anybody may put it. */
  facts: readonly string[]
  /** What people add who write or call for themselves. */
  asides: readonly string[]
}
