import { tinykeys } from 'tinykeys'
import type { ActionId } from '../stores/request-actions.ts'
import { REQUEST_ACTIONS } from '../stores/request-actions.ts'
import type { Stores } from '../stores/stores.ts'

/** Typing is typing: no key of the board acts while a field or an open menu or dialog has it. */
function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null
  if (!target?.closest) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null
}

export function boardKeys(stores: Stores): () => void {
  const { queue, selection, actions, desk, session } = stores
  const plain = (act: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    if (isElsewhere(event) || actions.asking) return
    event.preventDefault()
    act(event)
  }
  const move = (by: 1 | -1) => plain(() => selection.select(queue.next(selection.requestId, by)))
  const arrow = (by: 1 | -1) => (event: KeyboardEvent) => {
    if ((event.target as HTMLElement | null)?.closest?.('[role="listbox"]')) move(by)(event)
  }
  const open = (event: KeyboardEvent) => {
    const id = selection.requestId
    const onControl = (event.target as HTMLElement | null)?.closest?.('button, a')
    if (!id || onControl || isElsewhere(event)) return
    event.preventDefault()
    selection.open(id)
  }
  /** One step back, also out of a field; dialogs and menus close themselves. */
  const leave = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement | null
    if (event.defaultPrevented || target?.closest?.('[role="dialog"], [role="menu"]')) return
    event.preventDefault()
    if (desk.panel) desk.hide()
    else if (target?.closest?.('input, textarea, select')) target.blur()
    else selection.close()
  }
  const act = (id: ActionId) => selection.requestId !== undefined && actions.start(id, selection.requestId)
  const keys: Record<string, (event: KeyboardEvent) => void> = {
    j: move(1),
    k: move(-1),
    ArrowDown: arrow(1),
    ArrowUp: arrow(-1),
    Enter: open,
    Escape: leave,
    '/': plain(() => document.getElementById('find')?.focus()),
    'Shift+?': plain(() => desk.show('keys')),
    c: plain(() => session.may('ReceiveRequest') && desk.show('new-request')),
  }
  for (const key of new Set(REQUEST_ACTIONS.map((action) => action.key))) {
    if (key) keys[key] = plain(() => REQUEST_ACTIONS.some((action) => action.key === key && act(action.id)))
  }
  return tinykeys(window, keys)
}
