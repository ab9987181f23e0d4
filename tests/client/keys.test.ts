// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { boardKeys } from '../../client/keys/board-keys.ts'
import { isSingle, keyNames } from '../../client/keys/key-names.ts'
import { KEY_GROUPS, KEY_TABLE } from '../../client/keys/key-table.ts'
import { fixtureSnapshot, NOW, requestId } from '../../client/look/gallery/fixture.ts'
import { makeStores } from '../../client/stores/stores.ts'

let stores: ReturnType<typeof makeStores>
let stop: () => void

beforeEach(() => {
  document.body.innerHTML = '<div role="listbox" tabindex="0"></div><input id="find"><div role="dialog"><button></button></div><button class="free"></button>'
  localStorage.clear()
  stores = makeStores()
  const snapshot = fixtureSnapshot()
  stores.clock.stand(NOW)
  stores.session.assume({ userId: 'ana', name: 'Ana Keller', role: 'dispatcher', cityId: 'city' })
  stores.board.welcome({ logId: 'log', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: snapshot })
  stop = boardKeys(stores)
})
afterEach(() => stop())

function press(key: string, target: Element = document.body, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  target.dispatchEvent(event)
  return event
}
const find = (selector: string) => document.querySelector<HTMLElement>(selector)!

describe('the keys of the board', () => {
  it('j and k go through the queue, Enter opens, Escape steps back', () => {
    press('j')
    press('j')
    press('k')
    expect(stores.selection.requestId).toBe(stores.queue.order[0])
    press('Enter')
    expect(stores.selection.openId).toBe(stores.queue.order[0])
    press('Escape')
    expect(stores.selection.openId).toBeUndefined()
    expect(stores.selection.requestId).toBe(stores.queue.order[0])
  })

  it('a key that can do nothing says why, and is no dead key', () => {
    press('h')
    expect(stores.notices.current?.text).toBe('Choose a request first: j, k, or a click.')
    stores.selection.select(requestId(4817))
    press('w')
    expect(stores.notices.current?.text).toBe('24-04817 is acknowledged: acknowledging is not possible now.')
    expect(stores.pending.acts).toEqual([])
  })

  it('arrows go through the queue in its list and nowhere else', () => {
    press('ArrowDown')
    expect(stores.selection.requestId).toBeUndefined()
    expect(press('ArrowDown', find('[role="listbox"]')).defaultPrevented).toBe(true)
    expect(stores.selection.requestId).toBe(stores.queue.order[0])
  })

  it('typing is typing: nothing acts in a field or a dialog, and Escape leaves the field', () => {
    for (const place of ['#find', '[role="dialog"] button']) press('c', find(place))
    press('g', find('#find'))
    expect(stores.desk.panel).toBeUndefined()
    expect(stores.keys.going).toBe(false)
    find('#find').focus()
    press('Escape', find('#find'))
    expect(document.activeElement).toBe(document.body)
  })

  it('held down, keys that move go on; a key that does something does it once', () => {
    press('j')
    press('j', document.body, { repeat: true })
    expect(stores.selection.requestId).toBe(stores.queue.order[1])
    press('p')
    const claimed = stores.presence.toTell.claim
    for (let i = 0; i < 3; i++) press('p', document.body, { repeat: true })
    expect(claimed).toBeDefined()
    expect(stores.presence.toTell.claim).toBe(claimed)
    press('g')
    press('g', document.body, { repeat: true })
    expect(stores.keys.going).toBe(true)
    press('a')
    for (const key of ['a', 'Enter']) press(key, document.body, { repeat: true })
    expect([stores.actions.asking, stores.selection.openId]).toEqual([undefined, undefined])
  })

  it('Enter on a button is the button’s', () => {
    press('j')
    expect(press('Enter', find('.free')).defaultPrevented).toBe(false)
    expect(stores.selection.openId).toBeUndefined()
  })

  it('a asks to whom the selected one is given, and asks nothing with none selected', () => {
    press('a')
    expect(stores.actions.asking).toBeUndefined()
    press('j')
    press('a')
    expect(stores.actions.asking).toMatchObject({ id: 'give', requestId: stores.queue.order[0] })
  })

  it('who may not take a call is not shown its key and does not get it', () => {
    stores.session.assume({ userId: 'w', name: 'Wall', role: 'display', cityId: 'city' })
    press('c')
    expect(stores.desk.panel).toBeUndefined()
  })
})

describe('g and where to', () => {
  it('waits for one key, goes there, and leaves the keys of the board alone', () => {
    press('g')
    expect(stores.keys.going).toBe(true)
    press('a')
    expect(stores.keys.going).toBe(false)
    expect(stores.queue.chip).toBe('all-open')
    press('g')
    press('c')
    expect(stores.desk.panel).toBeUndefined()
  })

  it('c leads to the crews themselves, past their filters, before the next key', async () => {
    document.body.insertAdjacentHTML('beforeend', '<section class="crews"><button id="only"></button><button id="first" data-roving tabindex="0"></button></section>')
    press('g')
    press('c')
    await Promise.resolve().then(() => Promise.resolve())
    expect(document.activeElement?.id).toBe('first')
    find('section.crews').remove()
  })

  it('a key that leads nowhere ends the waiting and does nothing', () => {
    press('j')
    press('g')
    press('h')
    expect(stores.keys.going).toBe(false)
    expect(stores.actions.asking).toBeUndefined()
  })

  it('waits no longer than it takes to read what may follow', () => {
    vi.useFakeTimers()
    press('g')
    vi.advanceTimersByTime(6_000)
    vi.useRealTimers()
    expect(stores.keys.going).toBe(false)
  })

  it('n opens what is due next, and then what is due after that', () => {
    const due = (id: string | undefined) => stores.readings.open.find(({ request }) => request.id === id)!.due!
    for (const key of ['g', 'n']) press(key)
    const first = stores.selection.openId
    for (const key of ['g', 'n']) press(key)
    expect(due(first)).toBeGreaterThan(NOW)
    expect(due(stores.selection.openId)).toBeGreaterThanOrEqual(due(first))
    expect(stores.selection.openId).not.toBe(first)
  })
})

describe('after a form has closed under the hand', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('letters are no orders until the hand has paused', () => {
    press('j')
    const before = stores.selection.requestId
    stores.keys.hush()
    for (const key of 'hold on?') {
      press(key)
      vi.advanceTimersByTime(120)
    }
    expect([stores.actions.asking, stores.desk.panel, stores.keys.going, stores.selection.requestId]).toEqual([undefined, undefined, false, before])
    vi.advanceTimersByTime(401)
    press('h')
    expect(stores.actions.asking?.id).toBe('hold')
  })

  it('a whole order goes with its Enter, never its Enter alone; after a second the board has its keys, whatever is typed', () => {
    press('j')
    stores.keys.hush()
    for (const key of ['a', 't', '6', 'Enter']) {
      press(key)
      vi.advanceTimersByTime(150)
    }
    expect([stores.actions.asking, stores.selection.openId]).toEqual([undefined, undefined])
    for (const key of ['x', 'x', 'x']) {
      press(key)
      vi.advanceTimersByTime(150)
    }
    press('h')
    expect(stores.actions.asking?.id).toBe('hold')
  })

  it('Escape out of a call means the board: an order is one at once', () => {
    press('j')
    stores.call.open()
    stores.call.leave(true)
    for (const key of ['a', 't', '6', 'Enter']) press(key)
    expect(stores.actions.asking?.id).toBe('give')
    expect(stores.selection.openId).toBeUndefined()
  })

  it('the next call begins at once, fields have their letters, and keys with Ctrl are keys', () => {
    stores.keys.hush()
    expect(press('h', find('#find')).defaultPrevented).toBe(false)
    press('c')
    expect(stores.desk.panel).toBe('new-request')
    press('k', document.body, { ctrlKey: true })
    expect(stores.palette.isOpen).toBe(true)
  })
})

describe('single keys switched off', () => {
  it('leaves arrows, Enter and Escape, and is remembered', () => {
    stores.keys.takeSingle(false)
    for (const key of ['j', 'c', 'g', '/']) press(key)
    press('?', document.body, { shiftKey: true })
    expect(stores.selection.requestId).toBeUndefined()
    expect(stores.desk.panel).toBeUndefined()
    expect(stores.keys.going).toBe(false)
    press('ArrowDown', find('[role="listbox"]'))
    press('Enter')
    expect(stores.selection.openId).toBe(stores.queue.order[0])
    expect(makeStores().keys.single).toBe(false)
    expect(document.documentElement.dataset.singleKeys).toBe('off')
  })
})

describe('the table', () => {
  it('has no key twice in one place, and every group has keys', () => {
    const all = KEY_TABLE.flatMap(({ keys, at }) => keys.map((key) => `${at === 'list' ? 'list ' : ''}${key.toLowerCase()}`))
    expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([])
    for (const group of KEY_GROUPS) expect(KEY_TABLE.some((row) => row.group === group)).toBe(true)
  })

  it('has g for nothing else than going', () => {
    expect(KEY_TABLE.flatMap(({ keys }) => keys).filter((key) => key === 'g')).toEqual([])
  })

  it('tells keys as they stand on the keyboard', () => {
    expect(['?', 'Shift+U', '$mod+k', 'g q', 'Escape', 'Alt+ArrowUp'].map(keyNames)).toEqual([['?'], ['Shift U'], ['Ctrl K'], ['g', 'q'], ['Esc'], ['Alt ↑']])
    expect(['j', '/', 'Shift+U', 'g q', 'Enter', '$mod+k'].map(isSingle)).toEqual([true, true, true, true, false, false])
  })
})
