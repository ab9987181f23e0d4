import { tinykeys } from 'tinykeys'

/** What the keys of the form do; the board does not hear of them. */
export interface CallKeys {
  save: () => void
  saveAndGive: () => void
  join: () => void
  unknown: () => void
  anew: () => void
  turn: () => void
  drop: () => void
  leave: () => void
  nudge: (arrow: string, far: boolean) => void
}

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

/** Letters by their place on the keyboard: with Option a Mac writes another letter. */
export function callKeys(form: HTMLElement, keys: CallKeys): () => void {
  const key = (act: () => void) => (event: KeyboardEvent) => {
    if (event.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return tinykeys(form, {
    '$mod+Enter': key(keys.save),
    'Alt+Enter': key(keys.saveAndGive),
    'Alt+KeyS': key(keys.join),
    'Alt+KeyU': key(keys.unknown),
    'Alt+KeyN': key(keys.anew),
    'Alt+KeyK': key(keys.turn),
    'Alt+KeyD': key(keys.drop),
    Escape: key(keys.leave),
    ...Object.fromEntries(ARROWS.flatMap((arrow) => [
      [`Alt+${arrow}`, key(() => keys.nudge(arrow, false))],
      [`Alt+Shift+${arrow}`, key(() => keys.nudge(arrow, true))],
    ])),
  })
}
