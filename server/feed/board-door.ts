import { bodyOf, type BoardBody } from '../../shared/domain/board.ts'
import { redactBody } from '../../shared/domain/redaction.ts'
import type { BoardSnapshot, Position } from '../../shared/protocol/board.ts'
import type { Role } from '../../shared/protocol/words.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { BoardKeeper } from '../dispatch/board-keeper.ts'
import type { EventLog } from '../ports/event-log.ts'
import type { PositionsDesk } from '../positions/positions-desk.ts'
import type { Time } from '../ports/time.ts'
import { gzipOf, packed, packedOn, type Packed } from './gzip-chain.ts'

interface Parts { keeper: BoardKeeper; log: EventLog; positions: PositionsDesk; time: Time }

/** The board of one seq as some roles may see it, and what was made of it so far. */
interface Built {
  body: BoardBody
  text?: string
  packed?: Promise<Packed>
  /** With the positions as of one change of them, as everybody sees them who is no crew. */
  shown?: { tick: PositionsDesk['tick']; packed: Packed }
}

/** Whose board: what it holds is a matter of role; only positions also ask for the crew. */
export interface Reader {
  role: Role
  crewId?: Id | undefined
}

/**
 * Gives out the board. The costly parts are made once: its text and its gzip for each seq and for all roles that see
 * the same, the positions' for each change of them; `now` alone is of the call, and stands last.
 */
export class BoardDoor {
  readonly #parts: Parts
  #whole: BoardBody | undefined
  readonly #byRole = new Map<Role, Built>()
  /** How often each role's board was made, for the metrics: once a seq, however many ask. */
  readonly builds = new Map<Role, number>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  snapshot(reader: Reader): BoardSnapshot {
    const { log, time } = this.#parts
    return { ...this.#board(reader.role).body, positions: this.positionsFor(reader), logId: log.logId, now: time.now() }
  }

  /** Changes exactly when what would be sent (but for `now`) changes. */
  etag({ role, crewId }: Reader): string {
    const { keeper, log, positions } = this.#parts
    return `"${log.logId}.${role}.${crewId ?? ''}.${keeper.board.seq}.${positions.tick}"`
  }

  /** The snapshot as JSON; `now` is that of the call. */
  text(reader: Reader): string {
    return `${openText(this.#board(reader.role))}${this.#positionsText(reader)}${this.#end()}`
  }

  /** The same, as gzip. */
  async gzip(reader: Reader): Promise<Buffer<ArrayBuffer>> {
    const board = this.#board(reader.role)
    const begun = await (board.packed ??= packed(openText(board)))
    if (reader.role === 'crew') return gzipOf(begun, `${this.#positionsText(reader)}${this.#end()}`)
    const { tick } = this.#parts.positions
    const shown = board.shown?.tick === tick ? board.shown : { tick, packed: packedOn(begun, this.#positionsText(reader)) }
    board.shown = shown
    return gzipOf(shown.packed, this.#end())
  }

  positionsFor({ role, crewId }: Reader): Position[] {
    const all = this.#parts.positions.shown()
    return role === 'crew' ? all.filter((position) => position.crewId === crewId) : all
  }

  #positionsText(reader: Reader): string {
    return `"positions":${JSON.stringify(this.positionsFor(reader))},`
  }

  #end(): string {
    const { log, time } = this.#parts
    return JSON.stringify({ logId: log.logId, now: time.now() }).slice(1)
  }

  #board(role: Role): Built {
    const { board } = this.#parts.keeper
    if (this.#whole?.seq !== board.seq) {
      this.#whole = bodyOf(board)
      this.#byRole.clear()
    }
    const known = this.#byRole.get(role)
    if (known) return known
    const body = redactBody(this.#whole, role)
    this.builds.set(role, (this.builds.get(role) ?? 0) + 1)
    // Roles from which nothing is kept share one text.
    const built = [...this.#byRole.values()].find((other) => other.body === body) ?? { body }
    this.#byRole.set(role, built)
    return built
  }
}

/** The board's own text, still open at its end. */
const openText = (built: Built): string => (built.text ??= `${JSON.stringify(built.body).slice(0, -1)},`)
