import type { Snippet } from 'svelte'
import type { MenuKit } from './menu-later.ts'

/** Attributes of the button that opens it. */
export interface MenuTrigger {
  class?: string
  style?: string
  title?: string
  tabindex?: number
  'aria-label'?: string
}

export interface MenuProps {
  trigger: MenuTrigger
  /** What stands on the button. */
  children: Snippet
  /** Its lines, made of the library's parts. */
  items: Snippet<[MenuKit]>
  class?: string
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom'
  sideOffset?: number
  /** Whether what the menu opened has taken the focus, which then must not go back to the button. */
  keepsFocus?: () => boolean
}
