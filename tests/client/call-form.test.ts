// @vitest-environment jsdom
import { flushSync } from 'svelte'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import NewCall from '../../client/call/NewCall.svelte'
import NewCallButton from '../../client/call/NewCallButton.svelte'
import { boardKeys } from '../../client/keys/board-keys.ts'
import { requestId } from '../../client/look/gallery/fixture.ts'
import type { Draft } from '../../client/net/commands.ts'
import type { Stores } from '../../client/stores/stores.ts'
import { desk, show } from './kit/mounted.ts'

let stores: Stores
let sent: Draft[]

/** A call of which everything is known that a request needs. */
beforeEach(async () => {
  document.body.innerHTML = ''
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no past here')))
  onTestFinished(() => void vi.unstubAllGlobals())
  sent = []
  stores = desk((drafts) => {
    sent.push(...drafts)
    return Promise.resolve(drafts.map(() => ({ commandId: 'c', outcome: 'accepted', seq: stores.board.board.seq })))
  })
  onTestFinished(boardKeys(stores))
  stores.call.open()
  stores.call.drafts.begin()
  stores.call.change({ what: 'Pothole', serviceCode: 'pothole', where: '12 Elm St', at: { lng: -76.81, lat: 40.27 }, placedBy: 'hand' })
  show(stores, NewCall, {})
  await Promise.resolve()
})
const field = (label: string) => [...document.querySelectorAll('label')].find((each) => each.textContent.trim().startsWith(label))!.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')!
const writesIn = () => document.activeElement?.closest('label')?.textContent.trim()
function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...more })
  document.activeElement!.dispatchEvent(event)
  flushSync()
  return event
}

describe('Enter in a call', () => {
  it('goes on from field to field and saves from the words alone', async () => {
    field('What is it').focus()
    for (const next of ['Where', 'Number', 'Name', 'In their words']) {
      expect(press('Enter').defaultPrevented).toBe(true)
      expect(writesIn()).toMatch(new RegExp(`^${next}`))
    }
    expect(sent).toEqual([])
    press('Enter')
    await vi.waitFor(() => expect(sent).toMatchObject([{ kind: 'ReceiveRequest', serviceCode: 'pothole' }]))
  })

  it('with Ctrl saves from anywhere, once', async () => {
    field('Number').focus()
    press('Enter', { ctrlKey: true })
    await vi.waitFor(() => expect(stores.desk.panel).toBeUndefined())
    expect(sent).toHaveLength(1)
  })

  it('of the rest of a call that was saved meanwhile adds it to that one; it says so and the hand stays where it writes', async () => {
    field('Where').focus()
    const writing = document.activeElement
    stores.call.drafts.goOn(stores.call.drafts.current!.requestId, requestId(4800))
    flushSync()
    expect(document.activeElement).toBe(writing)
    expect(document.querySelector('[role="alert"]')!.textContent).toBe('04800 is saved without what was written since. Save adds it.')
    press('Enter', { ctrlKey: true })
    await vi.waitFor(() => expect(sent).toMatchObject([{ kind: 'ReceiveRequest' }, { kind: 'MergeRequests', intoRequestId: requestId(4800) }]))
  })

  it('stays where something is missing, and says what', () => {
    stores.call.change({ where: '999 Nowhere Ln', at: undefined, placedBy: undefined })
    flushSync()
    field('Where').focus()
    press('Enter')
    expect([writesIn(), document.querySelector('[role="alert"]')?.textContent]).toEqual([expect.stringMatching(/^Where/), 'no place yet: Alt and arrows put the pin'])
  })
})

describe('a place nobody knows', () => {
  it('is said by its own key: Tab has it not on its way to the number', () => {
    stores.call.change({ where: '999 Nowhere Ln', at: undefined, placedBy: undefined })
    flushSync()
    const unknown = [...document.querySelectorAll('button')].find((each) => each.textContent.includes('Place unknown'))!
    expect(unknown.tabIndex).toBe(-1)
  })
})

it('a name in the field for the number is not read back as one', () => {
  stores.call.change({ phone: 'Denise Ortiz' })
  flushSync()
  expect(document.body.textContent).not.toContain('We can call you on')
  stores.call.change({ phone: '717-555-0168' })
  flushSync()
  expect(document.body.textContent).toContain('We can call you on 717-555-0168')
})

it('leaving the page is asked about while a call is written, open or kept', () => {
  show(stores, NewCallButton, {})
  const leave = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(leave()).toBe(true)
  stores.call.drafts.keep()
  flushSync()
  expect(leave()).toBe(true)
  stores.call.drafts.begin()
  stores.call.drop()
  expect(leave()).toBe(false)
})
