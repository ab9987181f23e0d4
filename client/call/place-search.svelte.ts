import type { PlaceFound } from '../../shared/protocol/places.ts'
import { ask } from '../net/api.ts'
import type { LngLat } from '../stores/picking.svelte.ts'
import { fitsWords } from './address-memory.ts'

const PAUSE_MS = 120
const READ_BACK_MS = 200
const LEAST = 2

export type PlaceAsker = (path: string, signal: AbortSignal) => Promise<{ places: PlaceFound[] }>

interface Found {
  text: string
  places: readonly PlaceFound[]
}
const NOTHING: Found = { text: '', places: [] }

/**
 * The city's gazetteer while somebody types, and the name of where a pin was put. A help and no
 * need: without an answer there is nothing to offer, and the pin can be put by hand.
 */
export class PlaceSearch {
  #found = $state.raw<Found>(NOTHING)
  #typed = ''
  /** What was in view when the typing began: the map flies ahead, and what is near must not fly with it. */
  #near: LngLat | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined
  #reading: AbortController | undefined
  #view: () => LngLat | undefined
  #ask: PlaceAsker

  constructor(view: () => LngLat | undefined, asker: PlaceAsker = (path, signal) => ask('GET', path, undefined, signal)) {
    this.#view = view
    this.#ask = asker
  }

  /** What was found last, as far as it fits what is typed by now. */
  fitting(typed: string): readonly PlaceFound[] {
    const { text, places } = this.#found
    return text === plain(typed) ? places : places.filter(({ name }) => fitsWords(typed, name))
  }

  /** Asked once the hand pauses; what is no longer wanted is called off. */
  look(typed: string): void {
    const text = plain(typed)
    if (text === this.#typed) return
    if (this.#typed === '') this.#near = this.#view()
    this.#typed = text
    clearTimeout(this.#timer)
    this.#asking?.abort()
    if (text.length < LEAST) this.#found = NOTHING
    else this.#timer = setTimeout(() => void this.#search(text), PAUSE_MS)
  }

  async #search(text: string): Promise<void> {
    const asking = (this.#asking = new AbortController())
    const near = this.#near ? `&near=${this.#near.lng.toFixed(5)},${this.#near.lat.toFixed(5)}` : ''
    const places = await this.#answer(`q=${encodeURIComponent(text)}${near}`, asking.signal)
    if (places && !asking.signal.aborted) this.#found = { text, places }
  }

  /** What a place is called; undefined where nobody can say, or another place was asked about since. */
  async readBack({ lng, lat }: LngLat): Promise<string | undefined> {
    this.#reading?.abort()
    const reading = (this.#reading = new AbortController())
    await new Promise((resolve) => setTimeout(resolve, READ_BACK_MS))
    if (reading.signal.aborted) return undefined
    const places = await this.#answer(`near=${lng},${lat}`, reading.signal)
    return reading.signal.aborted ? undefined : places?.[0]?.name
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.#reading?.abort()
    this.#typed = ''
    this.#found = NOTHING
  }

  async #answer(query: string, signal: AbortSignal): Promise<readonly PlaceFound[] | undefined> {
    try {
      return (await this.#ask(`/api/places?${query}`, signal)).places
    } catch {
      return undefined
    }
  }
}

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase().slice(0, 200)
