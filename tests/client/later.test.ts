// @vitest-environment jsdom
import { flushSync } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import ColourBy from '../../client/board/ColourBy.svelte'
import CardMenu from '../../client/board/queue/CardMenu.svelte'
import { fetchAllLater, Later } from '../../client/look/later.svelte.ts'
import { menuParts } from '../../client/look/menu-later.ts'
import { requestId } from '../../client/look/gallery/fixture.ts'
import { desk, show } from './kit/mounted.ts'
import { createRawSnippet } from 'svelte'

const button = () => document.querySelector<HTMLButtonElement>('.colour-by')!
const menu = () => document.querySelector('[role="menu"]')

describe('menus come after the board', () => {
  it('a button pressed before its menu is here opens it when it has come', async () => {
    show(desk(), ColourBy, {})
    expect(button().getAttribute('aria-haspopup')).toBe('menu')
    expect(menuParts.here).toBeUndefined()
    button().click()
    flushSync()
    expect(menu()).toBeNull()
    await vi.waitFor(() => expect(menu()?.textContent).toContain('crew'), { timeout: 20_000 })
    expect(button().getAttribute('aria-expanded')).toBe('true')
  })

  it('afterwards the same button opens it at once, and the choice is taken', async () => {
    const stores = desk()
    show(stores, ColourBy, {})
    button().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await vi.waitFor(() => expect(menu()).not.toBeNull())
    const crew = [...document.querySelectorAll<HTMLElement>('[role="menuitemradio"]')].find((item) => item.textContent.includes('crew'))!
    crew.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, pointerType: 'mouse' }))
    crew.click()
    await vi.waitFor(() => expect(stores.colouring.by).toBe('crew'))
  })

  it('a right click on a card asks about that card, where the pointer is; beside the cards the browser’s own menu stays', async () => {
    const stores = desk()
    const children = createRawSnippet(() => ({ render: () => `<div><p id="beside">beside</p><div data-request="${requestId(4817)}" id="card">card</div></div>` }))
    show(stores, CardMenu, { children })
    const press = (id: string) => {
      const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 40, clientY: 60 })
      document.getElementById(id)!.dispatchEvent(event)
      flushSync()
      return event.defaultPrevented
    }
    expect(press('beside')).toBe(false)
    expect(menu()).toBeNull()
    expect(press('card')).toBe(true)
    await vi.waitFor(() => expect(menu()?.textContent).toContain('Copy link'))
    expect(stores.selection.requestId).toBe(requestId(4817))
  })
})

describe('a part that comes later', () => {
  it('that could not be had is asked for again the next time, and is then had once', async () => {
    let tries = 0
    const part = new Later(() => (++tries === 1 ? Promise.reject(new Error('no network')) : Promise.resolve('here')))
    await expect(fetchAllLater()).rejects.toThrow('no network')
    expect(part.here).toBeUndefined()
    await Promise.all([part.fetch(), part.fetch()])
    expect([part.here, tries]).toEqual(['here', 2])
  })
})
