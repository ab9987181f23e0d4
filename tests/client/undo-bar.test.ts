// @vitest-environment jsdom
import { flushSync } from 'svelte'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Draft } from '../../client/net/commands.ts'
import { boardKeys } from '../../client/keys/board-keys.ts'
import { crewId, requestId } from '../../client/look/gallery/fixture.ts'
import type { Stores } from '../../client/stores/stores.ts'
import UndoBar from '../../client/undo/UndoBar.svelte'
import { desk, show } from './kit/mounted.ts'

let stores: Stores
let sent: Draft[]
/** A desk that has just given something to a truck, asked to take it back, and sees the bar. */
beforeEach(async () => {
  document.body.innerHTML = '<div role="listbox" tabindex="0"></div><input><div class="elsewhere" tabindex="0"></div>'
  sent = []
  stores = desk((drafts) => {
    sent.push(...drafts)
    return Promise.resolve(drafts.map(() => ({ commandId: 'c', outcome: 'accepted', seq: stores.board.board.seq })))
  })
  onTestFinished(boardKeys(stores))
  stores.selection.select(stores.queue.order[0])
  await stores.pending.give({ command: { kind: 'SetCrewStatus', crewId: crewId(7), status: 'available' } as Draft, doing: 'changing' })
  await stores.pending.give({ command: { kind: 'AssignCrew', requestId: requestId(4809), crewId: crewId(1) } as Draft, doing: 'giving' })
  sent = []
})
function asked(): void {
  press('u')
  show(stores, UndoBar, { asking: stores.undo.asking! })
}
function press(key: string, target: Element = document.body, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  target.dispatchEvent(event)
  flushSync()
  return event
}
const find = (selector: string) => document.querySelector<HTMLElement>(selector)!

describe('while the bar asks', () => {
  it('Enter is its yes, and Escape leaves it', () => {
    asked()
    expect(stores.undo.asking?.then).toBe('before')
    press('Enter')
    expect(stores.undo.journal).toHaveLength(1)
    expect(stores.undo.asking).toBeDefined()
    press('Escape')
    expect(stores.undo.asking).toBeUndefined()
    expect(stores.selection.openId).toBeUndefined()
  })

  it('any other key of the board goes on, and Enter is the board’s again', () => {
    asked()
    press('j')
    expect(stores.undo.asking).toBeUndefined()
    press('Enter')
    expect(stores.selection.openId).toBe(stores.queue.order[1])
    expect(stores.undo.journal).toHaveLength(2)
    press('u')
    press('x')
    expect(stores.undo.asking).toBeUndefined()
  })

  it('the same key and the one that redoes are its own', () => {
    asked()
    press('u')
    expect(stores.undo.journal).toHaveLength(1)
    press('U', document.body, { shiftKey: true })
    expect(stores.undo.asking?.way).toBe('redo')
  })

  it('held down, u only asks, and Enter answers only once', () => {
    asked()
    for (let i = 0; i < 3; i++) expect(press('u', document.body, { repeat: true }).defaultPrevented).toBe(true)
    expect(stores.undo.asking).toBeDefined()
    expect(stores.undo.journal).toHaveLength(2)
    press('Enter')
    for (let i = 0; i < 3; i++) press('Enter', document.body, { repeat: true })
    expect(press('Enter', find('.bar button'), { repeat: true }).defaultPrevented).toBe(true)
    expect(stores.undo.asking?.then).toBe('read')
    expect(stores.undo.journal).toHaveLength(1)
    expect([sent, stores.selection.openId]).toEqual([[], undefined])
  })

  it('whoever goes to another request by hand has left it', () => {
    asked()
    stores.selection.select(stores.queue.order[3])
    flushSync()
    expect(stores.undo.asking).toBeUndefined()
  })

  it('a focus that went elsewhere has taken Enter along; where it was, Enter answers', () => {
    find('[role="listbox"]').focus()
    asked()
    press('Enter', find('.elsewhere'))
    expect(stores.undo.journal).toHaveLength(2)
    expect(stores.selection.openId).toBe(stores.queue.order[0])
  })

  it('with the focus where it was, in the list, Enter answers', () => {
    find('[role="listbox"]').focus()
    asked()
    press('Enter', find('[role="listbox"]'))
    expect(stores.undo.journal).toHaveLength(1)
    expect(stores.selection.openId).toBeUndefined()
  })

  it('typing is typing', () => {
    asked()
    press('j', find('input'))
    press('Enter', find('input'))
    expect(stores.undo.asking).toBeDefined()
    expect(stores.undo.journal).toHaveLength(2)
  })

  it('Enter on one of its buttons is the button’s, and Tab on the way there leaves nothing', () => {
    asked()
    press('Tab')
    expect(stores.undo.asking).toBeDefined()
    expect(press('Enter', find('.bar button')).defaultPrevented).toBe(false)
    expect(stores.undo.journal).toHaveLength(2)
  })
})
