import { createKeybindingsHandler } from 'tinykeys'
import type { Stores } from '../stores/stores.ts'
import { bindingsOf, isSingle } from './key-names.ts'
import { KEY_TABLE, type KeyRow } from './key-table.ts'
import { isAskedOver, partAskedFor, withdraw } from './part-asked-for.ts'
import { typeAhead } from './type-ahead.ts'

/** Long enough to read what may follow. */
const GO_MS = 5_000

/** Typing is typing: no key of the board acts while a field or an open menu or dialog has it. */
function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null
  if (!target?.closest) return false
  return target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null
}

const isOnControl = (event: KeyboardEvent) => event.target instanceof Element && event.target.closest('button, a, summary') !== null

function isThere(row: KeyRow, event: KeyboardEvent, stores: Stores): boolean {
  if (row.at === 'anywhere') return true
  if (isElsewhere(event) || isAskedOver(stores)) return false
  return row.at !== 'list' || Boolean((event.target as HTMLElement | null)?.closest?.('[role="listbox"]'))
}

/** Puts the table to work on the whole page; answers how to stop. */
export function boardKeys(stores: Stores): () => void {
  const { keys } = stores
  let going: ReturnType<typeof setTimeout> | undefined
  const ahead = typeAhead()
  const begin = (waitMs?: number) => ahead.begin(waitMs, { comes: partAskedFor(stores)?.fetch(), invain: () => withdraw(stores) })
  keys.lend(begin)
  const asked = () => [stores.actions.asking, stores.desk.panel, stores.palette.isOpen || undefined]

  const press = (row: KeyRow, key: string) => (event: KeyboardEvent) => {
    if ((isSingle(key) && !keys.single) || event.isComposing || !isThere(row, event, stores) || row.may?.(stores) === false) return
    // A key held down is one key: what it asks and does again nobody has read.
    if (event.repeat && !row.held) return isSingle(event.key) ? event.preventDefault() : undefined
    // Whoever goes on to something else has left the question whether to take back.
    if (!row.keys.includes('u')) stores.undo.leave()
    const before = asked()
    if (row.act(stores, key, event) === false) return
    event.preventDefault()
    // What is typed before the dialog has its field belongs to that field.
    if (asked().some((each, i) => each !== undefined && each !== before[i])) begin()
    else if (before.some(Boolean) && !asked().some(Boolean)) ahead.end()
  }
  const handlerOf = (rows: (readonly [string, KeyRow, string])[]) =>
    createKeybindingsHandler(Object.fromEntries(rows.flatMap(([binding, row, key]) => bindingsOf(binding).map((each) => [each, press(row, key)]))))

  const all = KEY_TABLE.flatMap((row) => row.keys.map((key) => [key, row] as const))
  const onBoard = handlerOf(all.filter(([key]) => !key.startsWith('g ')).map(([key, row]) => [key, row, key]))
  const onGo = handlerOf(all.filter(([key]) => key.startsWith('g ')).map(([key, row]) => [key.slice(2), row, key]))

  const stay = () => {
    clearTimeout(going)
    keys.go(false)
  }
  /** `g` waits for one key; a key that leads nowhere only ends the waiting. */
  const go = (event: KeyboardEvent) => {
    if (event.key === 'Shift' || event.key === 'Control' || event.key === 'Alt' || event.key === 'Meta') return
    if (event.repeat) return event.preventDefault()
    stay()
    if (event.ctrlKey || event.metaKey || event.altKey) return onBoard(event)
    onGo(event)
    event.preventDefault()
  }
  /** Every letter that is still of the writing puts the end of it off, and its Enter goes with it. The next call may begin at once: what follows `c` is written too. */
  const isStillWriting = (event: KeyboardEvent): boolean =>
    keys.hushed && (event.key === 'Enter' ? !isOnControl(event) : event.key.length === 1) && event.key !== 'c' && !event.ctrlKey && !event.metaKey && !event.altKey && !isElsewhere(event)
  const onkeydown = (event: KeyboardEvent) => {
    if (isStillWriting(event)) {
      event.preventDefault()
      return keys.hushOn()
    }
    if (keys.going) return go(event)
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (event.key === 'g' && plain && !event.repeat && keys.single && !isElsewhere(event) && !isAskedOver(stores)) {
      event.preventDefault()
      keys.go(true)
      going = setTimeout(stay, GO_MS)
    } else onBoard(event)
  }
  addEventListener('keydown', onkeydown)
  addEventListener('pointerdown', stay)
  return () => {
    removeEventListener('keydown', onkeydown)
    removeEventListener('pointerdown', stay)
    ahead.end()
    stay()
  }
}
