export type Theme = 'system' | 'night' | 'day'

const KEY = 'curbline-theme'
const read = (): Theme => {
  const stored = globalThis.localStorage?.getItem(KEY)
  return stored === 'night' || stored === 'day' ? stored : 'system'
}

/** Night or day: the system's unless chosen here. */
export class ThemeStore {
  #chosen = $state.raw<Theme>(read())
  #systemDark = $state.raw(true)

  constructor() {
    const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)')
    if (!dark) return
    this.#systemDark = dark.matches
    dark.addEventListener('change', () => (this.#systemDark = dark.matches))
    this.#show()
  }

  get chosen(): Theme {
    return this.#chosen
  }
  /** What is on screen; the map takes its colours by this. */
  get shown(): 'night' | 'day' {
    return this.#chosen === 'system' ? (this.#systemDark ? 'night' : 'day') : this.#chosen
  }

  choose(theme: Theme): void {
    this.#chosen = theme
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
    this.#show()
  }

  #show(): void {
    if (this.#chosen === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = this.#chosen
  }
}
