/**
 * Nodes by their key, the smallest first: a heap of four children each over typed arrays, in which
 * every node stands once and may move up. Made once for a graph, cleared for each search.
 */
export class Frontier {
  readonly #keys: Float64Array
  readonly #heap: Uint32Array
  /** Where in the heap a node stands; −1 where it does not. */
  readonly #places: Int32Array
  #size = 0

  constructor(nodes: number) {
    this.#keys = new Float64Array(nodes)
    this.#heap = new Uint32Array(nodes)
    this.#places = new Int32Array(nodes).fill(-1)
  }

  get size(): number {
    return this.#size
  }
  get least(): number {
    return this.#keys[this.#heap[0]!]!
  }

  clear(): void {
    for (let i = 0; i < this.#size; i++) this.#places[this.#heap[i]!] = -1
    this.#size = 0
  }

  /** Puts a node in, or moves it up to a smaller key. */
  offer(node: number, key: number): void {
    const heap = this.#heap
    const keys = this.#keys
    const places = this.#places
    let at = places[node]!
    if (at < 0) at = this.#size++
    keys[node] = key
    while (at > 0) {
      const up = (at - 1) >> 2
      const parent = heap[up]!
      if (keys[parent]! <= key) break
      heap[at] = parent
      places[parent] = at
      at = up
    }
    heap[at] = node
    places[node] = at
  }

  pop(): number {
    const heap = this.#heap
    const keys = this.#keys
    const places = this.#places
    const least = heap[0]!
    places[least] = -1
    const size = --this.#size
    if (size === 0) return least
    const node = heap[size]!
    const key = keys[node]!
    let at = 0
    for (;;) {
      let child = 4 * at + 1
      if (child >= size) break
      const end = Math.min(child + 4, size)
      for (let other = child + 1; other < end; other++) if (keys[heap[other]!]! < keys[heap[child]!]!) child = other
      const below = heap[child]!
      if (keys[below]! >= key) break
      heap[at] = below
      places[below] = at
      at = child
    }
    heap[at] = node
    places[node] = at
    return least
  }
}
