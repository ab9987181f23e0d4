import type { Crew } from '../../shared/protocol/board.ts'
import { byDuty } from '../board/crews/crew-order.ts'
import type { BoardStore } from './board.svelte.ts'
import type { ClockStore } from './clock.svelte.ts'
import { crewState, sameState, type CrewState } from './crew-state.ts'
import type { PositionsStore } from './positions.svelte.ts'

export interface CrewOnBoard {
  crew: Crew
  state: CrewState
}

/** The crews as this desk lists them: in what order, which of them, and whose runs lie open. */
export class CrewsStore {
  #skill = $state.raw<string | undefined>(undefined)
  #onlyAvailable = $state.raw(false)
  #openIds = $state.raw<ReadonlySet<string>>(new Set())
  #focusId = $state.raw<string | undefined>(undefined)
  #board: BoardStore
  #clock: ClockStore
  #positions: PositionsStore
  #last: ReadonlyMap<string, CrewOnBoard> = new Map()
  #step: Promise<unknown> = Promise.resolve()

  readonly #sorted = $derived.by(() => [...this.#board.board.crews.values()].sort(byDuty))
  /** A crew whose state reads as it did stays the same object, so that a tick alone draws nothing anew. */
  readonly #all = $derived.by((): readonly CrewOnBoard[] => {
    const { board } = this.#board
    const next = this.#sorted.map((crew) => {
      const state = crewState(crew, board, this.#positions.of(crew.id), this.#clock.now)
      const last = this.#last.get(crew.id)
      return last?.crew === crew && sameState(last.state, state) ? last : { crew, state }
    })
    this.#last = new Map(next.map((each) => [each.crew.id, each]))
    return next
  })
  readonly #shown = $derived.by(() => this.#all.filter(({ crew, state }) =>
    (!this.#onlyAvailable || state.activity === 'available') && (this.#skill === undefined || crew.skills.includes(this.#skill))))
  readonly #skills = $derived.by(() => [...new Set(this.#sorted.flatMap(({ skills }) => skills))].sort((a, b) => a.localeCompare(b)))

  constructor(board: BoardStore, clock: ClockStore, positions: PositionsStore) {
    this.#board = board
    this.#clock = clock
    this.#positions = positions
  }

  get all(): readonly CrewOnBoard[] {
    return this.#all
  }
  get shown(): readonly CrewOnBoard[] {
    return this.#shown
  }
  /** Every skill that a crew of the city has. */
  get skills(): readonly string[] {
    return this.#skills
  }
  get skill(): string | undefined {
    return this.#skill
  }
  get onlyAvailable(): boolean {
    return this.#onlyAvailable
  }
  /** The crew that Tab comes back to: the one that had the focus last, else the first. */
  get focusId(): string | undefined {
    return this.#shown.some(({ crew }) => crew.id === this.#focusId) ? this.#focusId : this.#shown[0]?.crew.id
  }
  isOpen(crewId: string): boolean {
    return this.#openIds.has(crewId)
  }

  showSkill(skill: string | undefined): void {
    this.#skill = skill
  }
  showOnlyAvailable(only: boolean): void {
    this.#onlyAvailable = only
  }
  focus(crewId: string): void {
    this.#focusId = crewId
  }
  toggle(crewId: string): void {
    const next = new Set(this.#openIds)
    if (!next.delete(crewId)) next.add(crewId)
    this.#openIds = next
  }
  /** Steps in runs go one after the other; one that fails does not end those behind it. */
  inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#step.then(step)
    this.#step = turn.catch(() => undefined)
    return turn
  }
  close(crewId: string): void {
    if (this.#openIds.has(crewId)) this.toggle(crewId)
  }
}
