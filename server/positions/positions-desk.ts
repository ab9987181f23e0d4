import { later } from '../../shared/domain/later.ts'
import type { Position } from '../../shared/protocol/board.ts'
import type { PositionFix } from '../../shared/protocol/positions.ts'
import type { Positions } from '../../shared/protocol/sockets.ts'
import type { Id, Instant } from '../../shared/protocol/values.ts'
import { EARLIEST, type Role } from '../../shared/protocol/words.ts'
import { tickRows } from '../../shared/sync/positions.ts'
import type { BoardKeeper } from '../dispatch/board-keeper.ts'
import type { Time } from '../ports/time.ts'
import type { Fix, TrailStore } from '../ports/trail-store.ts'
import { isOfShift, isOnShift, judge, NO_TRACK, positionOf, type Track } from './judge.ts'

const TICK_MS = 250
const KEEP_MS = 1_000
const FORGET_MS = 3_600_000

interface Parts {
  keeper: BoardKeeper
  trail: TrailStore
  time: Time
  onFault: (fault: unknown) => void
  /** Every tick with something new: to those who see all crews, and to each crew its own. */
  onTick: (tick: Positions, ofCrew: (crewId: Id) => Positions | undefined) => void
}

/**
 * The second lane: where crews are. Latest wins, at most four ticks a second, only what
 * changed. Nothing here is a fact; the trail keeps what came, raw, while crews are on shift.
 */
export class PositionsDesk {
  readonly #parts: Parts
  readonly #tracks = new Map<Id, Track>()
  readonly #changed = new Set<Id>()
  readonly #gone = new Set<Id>()
  #unkept: Fix[] = []
  /** After a restart no tick may be one that a client has seen with other positions, whatever the clock was set to. */
  readonly #life = crypto.randomUUID()
  #tick = 0
  #isTicking = false
  #isKeeping = false
  #cancelForgetting: () => void = () => undefined
  /** Fixes by what became of them, for the metrics. */
  readonly counts = { shown: 0, hidden: 0, offShift: 0 }

  constructor(parts: Parts) {
    this.#parts = parts
    parts.keeper.onChange((board, { crews }) => {
      if (crews) for (const id of this.#tracks.keys()) if (!board.crews.get(id)?.shift) this.#remove(id)
    })
  }

  /** Every change of the shown positions changes it, and so does telling of one: it grows faster than ticks are sent. */
  get tick(): string {
    return `${this.#life}.${this.#tick}`
  }

  async start(): Promise<void> {
    for (const position of await this.#parts.trail.latestShown()) {
      const shift = this.#parts.keeper.board.crews.get(position.crewId)?.shift
      // Where it was on an earlier shift left the board with that.
      if (shift && position.at >= shift.startedAt) this.#tracks.set(position.crewId, { shown: position, jumps: [] })
    }
    this.#forget()
  }

  async stop(): Promise<void> {
    this.#cancelForgetting()
    await this.#keep()
  }

  /** The positions on the board: of crews on shift, the last shown fix of each. */
  shown(): Position[] {
    return [...this.#tracks.values()].flatMap(({ shown }) => (shown ? [shown] : []))
  }

  /** All that ticks have said so far, as one: for who may have missed some. A crew's is about itself. */
  whole({ role, crewId }: { role: Role; crewId?: Id | undefined }): Positions {
    const now = this.#parts.time.now()
    const crews = [...this.#parts.keeper.board.crews.values()].filter(({ id }) => role !== 'crew' || id === crewId)
    const shown = crews.flatMap(({ id, addedSeq }) => {
      const position = this.#tracks.get(id)?.shown
      return position ? [{ addedSeq, position }] : []
    })
    const gone = crews.filter(({ id }) => !this.#tracks.get(id)?.shown).map(({ addedSeq }) => addedSeq)
    return { now, rows: tickRows(shown, now), gone }
  }

  /** Takes fixes of one crew each. Off-shift ones (by their own time) are counted, not stored; an import's may be of any time from 1990 on. */
  take(fixes: readonly (PositionFix & { crewId: Id })[], isImport = false): { taken: number; dropped: number } {
    const now = this.#parts.time.now()
    let taken = 0
    for (const fix of fixes) if (this.#takeOne(fix, now, isImport)) taken++
    if (this.#changed.size > 0) this.#armTick()
    if (this.#unkept.length > 0) this.#armKeep()
    return { taken, dropped: fixes.length - taken }
  }

  #takeOne(fix: PositionFix & { crewId: Id }, now: Instant, isImport: boolean): boolean {
    const crew = this.#parts.keeper.board.crews.get(fix.crewId)
    if (!crew || !(isImport ? fix.at >= EARLIEST : isOnShift(crew, fix.at, now))) {
      this.counts.offShift++
      return false
    }
    const position = positionOf(crew.id, fix, isImport)
    // Of a shift that is over: kept for the trail, but not where the truck is now.
    const isPast = !crew.shift || (!isImport && !isOfShift(crew.shift, fix.at, now))
    const { track, hidden } = judge((isPast ? undefined : this.#tracks.get(crew.id)) ?? NO_TRACK, position, now)
    this.counts[hidden ? 'hidden' : 'shown']++
    this.#unkept.push({ ...position, receivedAt: now, ...(hidden ? { hidden } : {}) })
    if (isPast) return true
    this.#tracks.set(crew.id, track)
    if (!hidden) {
      this.#tick++
      this.#changed.add(crew.id)
      this.#gone.delete(crew.id)
    }
    return true
  }

  #remove(id: Id): void {
    this.#tracks.delete(id)
    this.#tick++
    this.#changed.delete(id)
    this.#gone.add(id)
    this.#armTick()
  }

  #armTick(): void {
    if (this.#isTicking) return
    this.#isTicking = true
    this.#after(TICK_MS, () => {
      this.#isTicking = false
      this.#sendTick()
    })
  }

  #sendTick(): void {
    const { keeper, time, onTick } = this.#parts
    const now = time.now()
    const numberOf = (id: Id) => keeper.board.crews.get(id)?.addedSeq
    const numbered = (id: Id) => {
      const position = this.#tracks.get(id)?.shown
      const addedSeq = numberOf(id)
      return position && addedSeq !== undefined ? [{ addedSeq, position }] : []
    }
    const changed = new Set(this.#changed)
    const gone = new Set([...this.#gone].flatMap((id) => numberOf(id) ?? []))
    this.#changed.clear()
    this.#gone.clear()
    this.#tick++
    onTick({ now, rows: tickRows([...changed].flatMap(numbered), now), gone: [...gone] }, (crewId) => {
      if (changed.has(crewId)) return { now, rows: tickRows(numbered(crewId), now), gone: [] }
      const number = numberOf(crewId)
      return number !== undefined && gone.has(number) ? { now, rows: '', gone: [number] } : undefined
    })
  }

  #armKeep(): void {
    if (this.#isKeeping) return
    this.#isKeeping = true
    this.#after(KEEP_MS, () => {
      this.#isKeeping = false
      void this.#keep()
    })
  }

  /** The lane is lossy by design: fixes that cannot be stored now are reported, not waited for. */
  async #keep(): Promise<void> {
    const fixes = this.#unkept
    this.#unkept = []
    try {
      if (fixes.length > 0) await this.#parts.trail.keep(fixes)
    } catch (fault) {
      this.#parts.onFault(fault)
    }
  }

  /** Trails are kept as many days as the city's settings say. */
  #forget(): void {
    const { keeper, trail, time, onFault } = this.#parts
    const days = keeper.board.settings.trailDays
    const before = later(time.now(), -days * 86_400_000)
    void trail.forgetBefore(before).catch(onFault)
    this.#cancelForgetting = this.#after(FORGET_MS, () => this.#forget())
  }

  #after(ms: number, callback: () => void): () => void {
    return this.#parts.time.wakeIn(ms, callback)
  }
}
