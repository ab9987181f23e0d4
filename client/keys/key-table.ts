import { commandPhrase, statusWord } from '../../shared/domain/sentences.ts'
import type { CommandKind } from '../../shared/protocol/commands.ts'
import { stepFocusedRow } from '../board/crews/run-steps.ts'
import { REQUEST_ACTIONS, type ActionId } from '../stores/request-actions.ts'
import type { Stores } from '../stores/stores.ts'
import { GO_ROWS } from './go-table.ts'

export const KEY_GROUPS = ['Move', 'Board', 'Request', 'Go'] as const
export type KeyGroup = (typeof KEY_GROUPS)[number]

/**
 * Where a key acts. `board`: not while a field, a menu or a dialog has the keys. `list`: in a list
 * of requests alone. `anywhere`: also while typing.
 */
export type KeyPlace = 'board' | 'list' | 'anywhere'

export interface KeyRow {
  /** As tinykeys takes them. More than one: each does its own, told apart by the first argument of `act`. */
  keys: readonly string[]
  words: string
  group: KeyGroup
  at?: KeyPlace
  /** Held down it goes on, as keys that move do. */
  held?: true
  /** Who may not is not shown it and cannot do it. */
  may?(stores: Stores): boolean
  /** False when there was nothing to do: the browser then has the key. */
  act(stores: Stores, key: string, event: KeyboardEvent): unknown
}

/** A key that does nothing must not look dead. */
const nothingChosen = ({ notices }: Stores) => notices.say({ text: 'Choose a request first: j, k, or a click.', plain: true })

const notNow = ({ board, notices }: Stores, requestId: string, kind: CommandKind) => {
  const request = board.request(requestId)
  return request && notices.say({ text: `${request.number} is ${statusWord(request.status)}: ${commandPhrase(kind)} is not possible now.`, plain: true })
}

/** What stands behind one key about the request under the cursor: the first that may be done. */
function requestRow(key: string): KeyRow {
  const actions = REQUEST_ACTIONS.filter((action) => action.key === key)
  const words = actions.map(({ label }) => label.replace('…', '')).sort((a, b) => a.localeCompare(b))
  return {
    keys: [key],
    words: words.join(', or ').replace(/, or [A-Z]/, (text) => text.toLowerCase()),
    group: 'Request',
    may: ({ session }) => actions.some(({ kind }) => session.may(kind)),
    act: (stores) => {
      const { selection, actions: hand } = stores
      const { requestId } = selection
      return requestId === undefined ? nothingChosen(stores) : actions.some(({ id }: { id: ActionId }) => hand.start(id, requestId)) || notNow(stores, requestId, actions[0]!.kind)
    },
  }
}

/** One step back, also out of a field; dialogs and menus close themselves. */
function stepBack({ actions, desk, palette, selection }: Stores, _key: string, event: KeyboardEvent): unknown {
  const target = event.target as HTMLElement | null
  if (event.defaultPrevented || target?.closest?.('[role="dialog"], [role="menu"]')) return false
  // What was asked for and is not drawn yet cannot close itself.
  if (palette.isOpen) return palette.hide()
  if (actions.asking) return actions.stop()
  if (desk.crewForm !== undefined) return desk.editCrew(undefined)
  if (desk.panel) return desk.hide()
  if (target?.closest?.('input, textarea, select')) return target.blur()
  return selection.chosen.size > 0 ? selection.chooseNone() : selection.close()
}

function openSelected({ selection }: Stores, _key: string, event: KeyboardEvent): unknown {
  const onControl = (event.target as HTMLElement | null)?.closest?.('button, a, summary')
  return selection.requestId === undefined || onControl ? false : selection.open(selection.requestId)
}

/** Over the board and its forms; a dialog that waits for an answer keeps the keys. */
function typeOrders({ actions, palette }: Stores): unknown {
  if (palette.isOpen) return palette.hide()
  return actions.asking ? undefined : palette.show()
}

/** Every key of the board, as data: the handler acts by it and the sheet of keys is drawn from it. */
export const KEY_TABLE: readonly KeyRow[] = [
  { keys: ['j', 'k'], words: 'Next, previous request', group: 'Move', held: true, act: ({ queue, selection }, key) => selection.select(queue.next(selection.requestId, key === 'j' ? 1 : -1)) },
  { keys: ['ArrowDown', 'ArrowUp'], words: 'The same, in the queue', group: 'Move', held: true, at: 'list', act: ({ queue, selection }, key) => selection.select(queue.next(selection.requestId, key === 'ArrowDown' ? 1 : -1)) },
  { keys: ['Shift+ArrowDown', 'Shift+ArrowUp'], words: 'Choose the next one too, one less', group: 'Move', held: true, at: 'list', act: ({ queue, selection }, key) => selection.extend(key.endsWith('Down') ? 1 : -1, queue.order) },
  { keys: ['$mod+a'], words: 'Choose all in the queue', group: 'Move', at: 'list', act: ({ queue, selection }) => selection.choose(queue.order) },
  { keys: ['Enter'], words: 'Open it', group: 'Move', act: openSelected },
  { keys: ['Escape'], words: 'One step back', group: 'Move', at: 'anywhere', act: stepBack },
  { keys: ['$mod+k'], words: 'Type what to do', group: 'Board', at: 'anywhere', act: typeOrders },
  { keys: ['/'], words: 'Find in the queue', group: 'Board', act: () => document.getElementById('find')?.focus() },
  { keys: ['c'], words: 'New call', group: 'Board', may: ({ session }) => session.may('ReceiveRequest'), act: ({ call }) => call.open() },
  { keys: ['x'], words: 'Colour the map by clock, status, crew', group: 'Board', act: ({ colouring }) => colouring.next() },
  { keys: ['?'], words: 'These keys', group: 'Board', act: ({ desk }) => desk.show('keys') },
  { keys: ['s'], words: 'Alerts seen, for everyone', group: 'Board', act: ({ alerts }) => alerts.current.length > 0 && alerts.hear() },
  { keys: ['u', 'Shift+U'], words: 'Undo, redo what I did last', group: 'Board', act: ({ undo }, key) => (key === 'u' ? undo.ask() : undo.askRedo()) },
  ...[...new Set(REQUEST_ACTIONS.flatMap(({ key }) => key ?? []))].map(requestRow),
  { keys: ['p'], words: 'I am on the phone (5 min), or not any more', group: 'Request', may: ({ presence }) => presence.isDesk, act: ({ selection, presence }) => selection.requestId !== undefined && presence.toggleClaim(selection.requestId) },
  { keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], words: 'Earlier, later in the run of its crew', group: 'Request', held: true, may: ({ session }) => session.may('ReorderRun'), act: (stores, key, event) => stepFocusedRow(stores, event.target, key.endsWith('Up') ? -1 : 1) },
  ...GO_ROWS,
]
