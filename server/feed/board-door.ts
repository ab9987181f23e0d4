import { bodyOf, type BoardBody } from '../../shared/domain/board.ts'
import { redactBody } from '../../shared/domain/redaction.ts'
import type { BoardSnapshot, Position } from '../../shared/protocol/board.ts'
import type { Role } from '../../shared/protocol/words.ts'
import type { Id, Seq } from '../../shared/protocol/values.ts'
import type { BoardKeeper } from '../dispatch/board-keeper.ts'
import type { EventLog } from '../ports/event-log.ts'
import type { PositionsDesk } from '../positions/positions-desk.ts'
import type { Time } from '../ports/time.ts'

interface Built {
  seq: Seq
  body: BoardBody
  text: string
}

/** Whose board: what it holds is a matter of role; only positions also ask for the crew. */
export interface Reader {
  role: Role
  crewId?: Id | undefined
}

/** Gives out the board. The costly part is built once per role and seq; now and positions are added per call. */
export class BoardDoor {
  readonly #parts: { keeper: BoardKeeper; log: EventLog; positions: PositionsDesk; time: Time }
  readonly #built = new Map<Role, Built>()

  constructor(parts: { keeper: BoardKeeper; log: EventLog; positions: PositionsDesk; time: Time }) {
    this.#parts = parts
  }

  snapshot(reader: Reader): BoardSnapshot {
    const { log, time } = this.#parts
    return { logId: log.logId, now: time.now(), ...this.#body(reader.role).body, positions: this.positionsFor(reader) }
  }

  /** Changes exactly when what would be sent (but for `now`) changes. */
  etag(reader: Reader): string {
    const { log, positions } = this.#parts
    return `"${log.logId}.${reader.role}.${reader.crewId ?? ''}.${this.#body(reader.role).seq}.${positions.tick}"`
  }

  /** The snapshot as JSON; `now` is that of the call. */
  text(reader: Reader): string {
    const { log, time } = this.#parts
    const head = JSON.stringify({ logId: log.logId, now: time.now(), positions: this.positionsFor(reader) })
    return `${head.slice(0, -1)},${this.#body(reader.role).text.slice(1)}`
  }

  positionsFor({ role, crewId }: Reader): Position[] {
    const all = this.#parts.positions.shown()
    return role === 'crew' ? all.filter((position) => position.crewId === crewId) : all
  }

  #body(role: Role): Built {
    const { board } = this.#parts.keeper
    const built = this.#built.get(role)
    if (built?.seq === board.seq) return built
    const body = redactBody(bodyOf(board), role)
    const fresh = { seq: board.seq, body, text: JSON.stringify(body) }
    this.#built.set(role, fresh)
    return fresh
  }
}
