/** Names given so far. A word is given once in the whole town, so that nobody is sent to Juniper Lane who is wanted in Juniper Court across the river. */
export class NameRegister {
  readonly #names = new Set<string>()
  readonly #words = new Set<string>()

  /** The first word of the list that is still to be had. */
  word(list: readonly string[]): string | undefined {
    return list.find((word) => !this.#words.has(word))
  }

  /** Gives the name away; false when somebody has it. */
  take(word: string, type: string): boolean {
    const name = `${word} ${type}`
    if (this.#names.has(name)) return false
    this.#names.add(name)
    this.#words.add(word)
    return true
  }
}
