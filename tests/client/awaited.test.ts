// @vitest-environment jsdom
import { flushSync } from 'svelte'
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import ActionDialogs from '../../client/board/ActionDialogs.svelte'
import type * as boardLater from '../../client/board/later-parts.ts'
import Notices from '../../client/board/Notices.svelte'
import { boardKeys } from '../../client/keys/board-keys.ts'
import Keys from '../../client/keys/Keys.svelte'
import type * as keysLater from '../../client/keys/later-parts.ts'
import { crewId, requestId } from '../../client/look/gallery/fixture.ts'
import type { Draft } from '../../client/net/commands.ts'
import type { Stores } from '../../client/stores/stores.ts'
import { held } from './kit/held.ts'
import { desk, show } from './kit/mounted.ts'

type BoardParts = typeof boardLater
type KeysParts = typeof keysLater
const parts = vi.hoisted(() => ({}) as { board: ReturnType<typeof held<BoardParts>>; keys: ReturnType<typeof held<KeysParts>> })
vi.mock('../../client/board/board-later.ts', () => ({
  get boardParts() {
    return parts.board.later
  },
}))
vi.mock('../../client/keys/keys-later.ts', () => ({
  get keysParts() {
    return parts.keys.later
  },
}))

let boardCode: BoardParts
let keysCode: KeysParts
let stores: Stores
let sent: Draft[]
beforeAll(async () => {
  // What this page without a window to draw in does not have.
  Element.prototype.scrollIntoView = () => undefined
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false, onchange: null }) as unknown as MediaQueryList
  boardCode = await import('../../client/board/later-parts.ts')
  keysCode = await import('../../client/keys/later-parts.ts')
})
beforeEach(() => {
  document.body.innerHTML = ''
  parts.board = held()
  parts.keys = held()
  sent = []
  stores = desk((drafts) => {
    sent.push(...drafts)
    return Promise.resolve(drafts.map(() => ({ commandId: 'c', outcome: 'accepted', seq: stores.board.board.seq })))
  })
})
/** Into whatever has the focus, as a keyboard does. */
function press(key: string, more: KeyboardEventInit = {}): void {
  ;(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  flushSync()
}
const keysOn = () => onTestFinished(boardKeys(stores))
const point = () => document.body.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }))
const words = () => document.body.textContent
const button = (name: string) => [...document.querySelectorAll('button')].find((each) => each.textContent.includes(name))!
const holdTimers = () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
}

describe('while what was asked for is on its way', () => {
  it('a t 7 Enter gives to Truck 7, though the dialog comes three seconds later', async () => {
    holdTimers()
    keysOn()
    show(stores, ActionDialogs, {})
    stores.selection.select(requestId(4817))
    for (const key of ['a', 't', '7', 'Enter']) press(key)
    await vi.advanceTimersByTimeAsync(3_000)
    vi.useRealTimers()
    expect(sent).toEqual([])
    parts.board.come(boardCode)
    await vi.waitFor(() => expect(sent).toMatchObject([{ kind: 'AssignCrew', requestId: requestId(4817), crewId: crewId(7) }]))
  })

  it('it says so after a moment, and Escape ends it: what was open stays open', async () => {
    holdTimers()
    keysOn()
    show(stores, ActionDialogs, {})
    stores.selection.open(requestId(4817))
    press('a')
    expect(words()).not.toContain('One moment')
    await vi.advanceTimersByTimeAsync(400)
    flushSync()
    expect(words()).toContain('One moment')
    press('Escape')
    expect([stores.actions.asking, stores.selection.openId, words()]).toEqual([undefined, requestId(4817), ''])
  })

  it('letters after Ctrl K are no orders to the board; the field for orders has them when it comes', async () => {
    show(stores, Keys, {})
    stores.selection.select(requestId(4817))
    const before = stores.selection.requestId
    press('k', { ctrlKey: true })
    for (const key of 'awj') press(key)
    expect([sent, stores.actions.asking, stores.selection.requestId]).toEqual([[], undefined, before])
    parts.keys.come(keysCode)
    await vi.waitFor(() => expect(document.querySelector<HTMLInputElement>('.palette input')?.value).toBe('awj'))
  })

  it.each([
    ['Ctrl K', () => press('k', { ctrlKey: true })],
    ['?', () => press('?', { shiftKey: true })],
    ['c', () => press('c')],
    ['a form for a crew', () => stores.desk.editCrew('new')],
  ])('no letter acts on the board behind %s, also when the hand has pointed elsewhere', (_, ask) => {
    keysOn()
    stores.selection.select(requestId(4817))
    ask()
    point()
    const panel = stores.desk.panel
    for (const key of ['a', 'x', 'j', 'w', 'g']) press(key)
    expect([sent, stores.actions.asking, stores.selection.requestId, stores.colouring.by, stores.keys.going, stores.desk.panel]).toEqual([[], undefined, requestId(4817), 'clock', false, panel])
    press('Escape')
    expect([stores.palette.isOpen, stores.desk.panel, stores.desk.crewForm, stores.selection.requestId]).toEqual([false, undefined, undefined, requestId(4817)])
    press('a')
    expect(stores.actions.asking?.id).toBe('give')
  })

  it('what was typed is not kept for ever: the question is taken back, and it is said', async () => {
    holdTimers()
    keysOn()
    stores.selection.select(requestId(4817))
    press('a')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(stores.actions.asking).toBeDefined()
    press('t')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(stores.actions.asking).toBeUndefined()
    expect(stores.notices.current?.text).toBe('What you asked for did not come in time: nothing was done. Press its key again.')
    press('j')
    expect(stores.selection.requestId).toBe(requestId(4817))
  })

  it('a dialog whose code is here and that does not come is taken back too', async () => {
    holdTimers()
    keysOn()
    stores.selection.select(requestId(4817))
    press('a')
    parts.board.come(boardCode)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(stores.actions.asking).toBeDefined()
    await vi.advanceTimersByTimeAsync(600)
    expect([stores.actions.asking, stores.notices.current?.plain]).toEqual([undefined, true])
  })
})

describe('when a part cannot be had', () => {
  it('it says so, asks again when told to, and from the second time on says what helps; Escape leaves it', async () => {
    keysOn()
    show(stores, ActionDialogs, {})
    stores.selection.select(requestId(4817))
    press('a')
    await parts.board.fail()
    flushSync()
    expect(words()).toContain('This dialog could not be fetched.')
    press('t')
    expect(sent).toEqual([])
    button('Try again').click()
    await parts.board.fail()
    flushSync()
    expect([parts.board.tries, words()]).toEqual([2, expect.stringContaining('Reload the page to have it.')])
    expect(button('Reload')).toBeDefined()
    press('Escape')
    expect([stores.actions.asking, words()]).toEqual([undefined, ''])
    press('a')
    expect(parts.board.tries).toBe(3)
    parts.board.come(boardCode)
    await vi.waitFor(() => expect(document.querySelector('[role="dialog"] input')).not.toBeNull())
  })

  it('a line stays until it is had, and it is fetched as soon as the network is back', async () => {
    stores.link.report({ phase: 'live', tries: 0, polling: false, heardAt: Date.now() })
    show(stores, Notices, {})
    const line = () => document.querySelector('.missing')?.textContent
    expect(line()).toBeUndefined()
    parts.keys.later.fetch().catch(() => undefined)
    await parts.keys.fail()
    flushSync()
    expect(line()).toContain('could not be fetched. Try again')
    dispatchEvent(new Event('online'))
    await parts.keys.fail()
    flushSync()
    expect(line()).toContain('Reload the page to have them. Reload')
    stores.link.report({ phase: 'stale', tries: 1, polling: false, heardAt: Date.now() })
    flushSync()
    expect(line()).toContain('they are fetched when the server answers.')
    expect(document.querySelector('.missing button')).toBeNull()
    stores.link.report({ phase: 'live', tries: 0, polling: false, heardAt: Date.now() })
    flushSync()
    expect(parts.keys.tries).toBe(3)
    parts.keys.come(keysCode)
    await vi.waitFor(() => expect(line()).toBeUndefined())
  })

  it('what taking back would do is said before it is done', async () => {
    keysOn()
    show(stores, Notices, {})
    await stores.pending.give({ command: { kind: 'AssignCrew', requestId: requestId(4809), crewId: crewId(1) } as Draft, doing: 'giving' })
    press('u')
    expect(document.querySelector('#undo-says')?.textContent).toBe(stores.undo.asking?.says)
  })
})
