import type { BoardStore } from '../stores/board.svelte.ts'
import type { LinkStore } from '../stores/link.svelte.ts'
import type { PresenceStore } from '../stores/presence.svelte.ts'
import type { ReadingsStore } from '../stores/readings.svelte.ts'
import type { SessionStore } from '../stores/session.svelte.ts'
import { alertsOf, byGravity, helpOf, type Alert } from './alert.ts'
import type { SoundStore } from './sound.svelte.ts'
import { TIER_OF } from './tiers.ts'
import { Watch } from './watch.ts'

/** More than one line can stand for; the oldest of the mildest make room. */
const MOST = 500

export interface AlertWorld {
  board: BoardStore
  link: LinkStore
  presence: Pick<PresenceStore, 'heard' | 'hear'>
  readings: ReadingsStore
  session: SessionStore
  sound: Pick<SoundStore, 'ringer'>
}

/** What came up while this page was looking, and that nobody has heard yet. */
export class AlertsStore {
  #raised = $state.raw<readonly Alert[]>([])
  #watch = new Watch()
  #world: AlertWorld

  /** Gravest first. What has been dealt with, or heard by anybody, is gone. */
  readonly #current = $derived.by(() => {
    const { heard } = this.#world.presence
    return this.#raised.filter((alert) => !heard.has(alert.id) && this.#stands(alert)).sort(byGravity)
  })

  constructor(world: AlertWorld) {
    this.#world = world
  }

  get current(): readonly Alert[] {
    return this.#current
  }

  /** Looks at the live picture; to be called whenever it may have changed. `at`: this machine's time. */
  look(at: number): void {
    const { board, link, presence, readings, session, sound } = this.#world
    this.#forgetHeard()
    if (link.state.phase !== 'live' || !board.ready) return
    const fresh = this.#watch.look({ open: readings.open, crews: board.board.crews.values(), me: session.session?.name, at })
    const unheard = fresh.filter(({ id }) => !presence.heard.has(id))
    if (unheard.length === 0) return
    const still = this.#raised.filter((alert) => this.#stands(alert))
    this.#raised = [...still, ...unheard].sort(byGravity).slice(0, MOST)
    sound.ringer.ring(unheard.map(({ kind }) => TIER_OF[kind]))
  }

  /** Seen by me, for everyone. */
  hear(alerts: readonly Alert[] = this.#current): void {
    this.#world.presence.hear(alerts.map(({ id }) => id))
  }

  /** For good: a server that starts anew no longer knows what was heard. */
  #forgetHeard(): void {
    const { heard } = this.#world.presence
    if (this.#raised.some(({ id }) => heard.has(id))) this.#raised = this.#raised.filter(({ id }) => !heard.has(id))
  }
  #stands({ id, kind, crewId, requestId }: Alert): boolean {
    const { board, readings, session } = this.#world
    if (kind === 'help') {
      const crew = board.crew(crewId)
      return crew !== undefined && helpOf(crew).some((alert) => alert.id === id)
    }
    const request = board.request(requestId)
    return request !== undefined && alertsOf(readings.of(request), session.session?.name).some((alert) => alert.id === id)
  }
}
