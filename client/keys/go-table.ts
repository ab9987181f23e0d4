import { tick } from 'svelte'
import { byUrgency } from '../stores/queue-order.ts'
import type { Stores } from '../stores/stores.ts'
import type { KeyRow } from './key-table.ts'

const go = (key: string, words: string, act: (stores: Stores) => unknown): KeyRow => ({ keys: [`g ${key}`], words, group: 'Go', act })

/**
 * On a narrow screen the part must be turned to before it can have the focus. It has it before the
 * next key comes: later, it would take it away from where that key led.
 */
function focus({ desk }: Stores, tab: 'queue' | 'crews' | 'map', ...selectors: string[]) {
  desk.showTab(tab)
  void tick().then(() => selectors.map((each) => document.querySelector<HTMLElement>(each)).find(Boolean)?.focus())
}

/** What is due next; asked again, what is due after that. */
function nextToBreach({ readings, clock, selection }: Stores) {
  const coming = readings.open
    .filter(({ phase, due }) => (phase === 'on-track' || phase === 'at-risk') && due !== undefined && due > clock.now)
    .sort((a, b) => a.due! - b.due! || byUrgency(a, b))
  const at = coming.findIndex(({ request }) => request.id === selection.openId)
  const next = coming[at + 1] ?? coming[0]
  if (next) selection.open(next.request.id)
}

/** Keys that follow `g`: places of the board and views of the queue. */
export const GO_ROWS: readonly KeyRow[] = [
  go('q', 'Queue', (stores) => focus(stores, 'queue', 'section.queue [role="listbox"]')),
  go('c', 'Crews', (stores) => focus(stores, 'crews', 'section.crews [data-roving][tabindex="0"]', 'section.crews button')),
  go('m', 'Map', (stores) => focus(stores, 'map', 'section.map canvas')),
  go('d', 'Detail of the selected', ({ selection }) => {
    if (selection.requestId === undefined) return
    selection.open(selection.requestId)
    void tick().then(() => document.querySelector<HTMLElement>('section.map article button:not(.shut)')?.focus())
  }),
  go('n', 'Next to breach', nextToBreach),
  go('l', 'Last opened', ({ keys, board, selection }) => {
    const last = keys.lastOpened.find((id) => id !== selection.openId && board.request(id))
    if (last) selection.open(last)
  }),
  go('t', 'To give', ({ queue }) => queue.show('to-give')),
  go('a', 'All open', ({ queue }) => queue.show('all-open')),
  go('b', 'Breached', ({ queue }) => queue.phase !== 'breached' && queue.showPhase('breached')),
  go('r', 'At risk', ({ queue }) => queue.phase !== 'at-risk' && queue.showPhase('at-risk')),
]
