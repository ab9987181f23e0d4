export type Tab = 'queue' | 'map' | 'crews'
export type Panel = 'new-request' | 'keys' | 'sound'

/** How this desk's screen is arranged. */
export class DeskStore {
  #tab = $state.raw<Tab>('queue')
  #panel = $state.raw<Panel | undefined>(undefined)
  #crewForm = $state.raw<string | 'new' | undefined>(undefined)

  /** On a narrow screen one part shows at a time. */
  get tab(): Tab {
    return this.#tab
  }
  get panel(): Panel | undefined {
    return this.#panel
  }
  /** The crew being changed, or `new`. */
  get crewForm(): string | undefined {
    return this.#crewForm
  }

  showTab(tab: Tab): void {
    this.#tab = tab
  }
  show(panel: Panel): void {
    this.#panel = panel
  }
  hide(): void {
    this.#panel = undefined
  }
  editCrew(crewId: string | 'new' | undefined): void {
    this.#crewForm = crewId
  }
}
