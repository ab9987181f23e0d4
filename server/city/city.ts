import { BoardKeeper } from '../dispatch/board-keeper.ts'
import { Dispatcher } from '../dispatch/dispatcher.ts'
import { SlaWatch } from '../dispatch/sla-watch.ts'
import type { Audience } from '../feed/audience.ts'
import { BoardDoor } from '../feed/board-door.ts'
import { Feed } from '../feed/feed.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import type { Positions } from '../../shared/protocol/sockets.ts'
import type { Id } from '../../shared/protocol/values.ts'
import { PositionsDesk } from '../positions/positions-desk.ts'
import type { StoreFault } from '../ports/fault.ts'
import type { Stores } from '../ports/stores.ts'
import type { Time } from '../ports/time.ts'

export interface CityParts {
  stores: Stores
  time: Time
  audience: Audience
  /** A crew hears of its own position alone. */
  tellCrew: (crewId: Id, tick: Positions) => void
  crewsListening: () => Iterable<Id>
  onFault: (fault: unknown) => void
  onPublished?: (records: readonly LogRecord[]) => void
  /** A client that did not read was cut. */
  onCut?: () => void
}

const FAILURE_COUNTS_MS = 10_000
const SEES_ALL_CREWS = ['administrator', 'supervisor', 'dispatcher', 'display'] as const

/** A city at work: its log, board, feed, clocks and positions. A process may hold several. */
export class City {
  readonly stores: Stores
  readonly time: Time
  readonly keeper: BoardKeeper
  readonly dispatcher: Dispatcher
  readonly feed: Feed
  readonly positions: PositionsDesk
  readonly door: BoardDoor
  readonly #watch: SlaWatch
  readonly #onFault: (fault: unknown) => void
  #isReady = false

  constructor({ stores, time, audience, tellCrew, crewsListening, onFault, onPublished, onCut }: CityParts) {
    const { log, requests, trail } = stores
    this.stores = stores
    this.time = time
    this.#onFault = onFault
    this.keeper = new BoardKeeper(log)
    this.feed = new Feed({ log, time, audience, onFault, ...(onPublished ? { onPublished } : {}), ...(onCut ? { onCut } : {}) })
    this.dispatcher = new Dispatcher({ log, requests, keeper: this.keeper, time, onAppended: () => this.feed.wake() })
    this.#watch = new SlaWatch(this.keeper, this.dispatcher, time, onFault)
    this.positions = new PositionsDesk({
      keeper: this.keeper, trail, time, onFault,
      onTick: (tick, ofCrew) => {
        for (const role of SEES_ALL_CREWS) audience.tell(role, 'positions', tick)
        for (const crewId of crewsListening()) {
          const own = ofCrew(crewId)
          if (own) tellCrew(crewId, own)
        }
      },
    })
    this.door = new BoardDoor({ keeper: this.keeper, log, positions: this.positions, time })
  }

  /** Folds the log, then begins to watch and to tell. Ready when this resolves. */
  async start(): Promise<void> {
    await this.keeper.load()
    await this.feed.start()
    await this.positions.start()
    await this.#watch.start()
    this.#isReady = true
  }

  get isReady(): boolean {
    return this.#isReady
  }

  /**
   * What keeps commands from being stored, as far as is known: a small probe may still fit where
   * real ones did not, so a failure counts for a while unless something was stored since.
   */
  get storeFault(): StoreFault | undefined {
    const { failure } = this.dispatcher
    return failure && this.time.elapsedMs() - failure.atMs <= FAILURE_COUNTS_MS ? failure.fault : undefined
  }

  /** Lets what waits finish, keeps the board for a quick start, and goes quiet. */
  async stop(): Promise<void> {
    this.#isReady = false
    this.#watch.stop()
    await this.dispatcher.idle()
    await this.feed.pump()
    this.feed.stop()
    await this.positions.stop()
    // A board that cannot be kept costs the next start time, and this end nothing.
    await this.keeper.keep().catch(this.#onFault)
  }
}
