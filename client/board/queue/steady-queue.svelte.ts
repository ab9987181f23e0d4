import type { QueueGroup } from '../../stores/queue-order.ts'
import type { QueueStore } from '../../stores/queue.svelte.ts'
import { asItStood, sameStand } from './steady-order.ts'

/** How long a new order waits for the hand to be gone. */
const WAIT_MS = 3_000

/**
 * The queue as the list shows it. While a pointer rests in the list, or a card is in a hand, cards
 * stay where they are, at most some seconds; a key lets go at once, since keys go by the true order.
 */
export class SteadyQueue {
  #stood = $state.raw<readonly QueueGroup[] | undefined>(undefined)
  #queue: QueueStore
  #timer: ReturnType<typeof setTimeout> | undefined

  readonly #groups = $derived.by(() => (this.#stood ? asItStood(this.#stood, this.#queue.groups) : this.#queue.groups))
  readonly #order = $derived.by(() => this.#groups.flatMap(({ readings }) => readings.map(({ request }) => request.id)))
  readonly #isBehind = $derived.by(() => this.#stood !== undefined && !sameStand(this.#stood, this.#queue.groups))

  constructor(queue: QueueStore) {
    this.#queue = queue
  }

  get groups(): readonly QueueGroup[] {
    return this.#groups
  }
  get order(): readonly string[] {
    return this.#order
  }
  /** The true order has gone on. */
  get isBehind(): boolean {
    return this.#isBehind
  }

  rest(): void {
    this.#stood ??= this.#queue.groups
  }
  letGo(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#stood = undefined
  }
  /** Begins to wait once there is something to wait with; afterwards it stands anew. */
  wait(): () => void {
    this.#timer = setTimeout(() => (this.#stood = this.#queue.groups), WAIT_MS)
    return () => clearTimeout(this.#timer)
  }
}
