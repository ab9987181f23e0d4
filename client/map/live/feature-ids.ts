/**
 * The map knows features by small numbers, the city by UUIDs. A number is given once and kept
 * for the life of the page, so that feature-state (hover, drop target) never jumps to another.
 */
export class FeatureIds {
  #numbers = new Map<string, number>()
  #ids: string[] = []

  numberOf(id: string): number {
    const known = this.#numbers.get(id)
    if (known !== undefined) return known
    const number = this.#ids.push(id)
    this.#numbers.set(id, number)
    return number
  }

  idOf(number: number): string | undefined {
    return this.#ids[number - 1]
  }
}
