// @vitest-environment jsdom
import { createRawSnippet, flushSync, mount, unmount, type Component } from 'svelte'
import { beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import CardMenu from '../../client/board/queue/CardMenu.svelte'
import ColourBy from '../../client/board/ColourBy.svelte'
import { requestId } from '../../client/look/gallery/fixture.ts'
import type * as menuCode from '../../client/look/menu-parts.ts'
import { held } from './kit/held.ts'
import { desk, show } from './kit/mounted.ts'

type MenuParts = typeof menuCode
const parts = vi.hoisted(() => ({}) as { menu: ReturnType<typeof held<MenuParts>> })
vi.mock('../../client/look/menu-later.ts', () => ({
  get menuParts() {
    return parts.menu.later
  },
}))

let code: MenuParts
beforeAll(async () => void (code = await import('../../client/look/menu-parts.ts')))
beforeEach(() => {
  document.body.innerHTML = ''
  parts.menu = held()
})
const button = () => document.querySelector<HTMLButtonElement>('.colour-by')!
const menu = () => document.querySelector('[role="menu"]')
const turn = async () => {
  await new Promise((resolve) => setTimeout(resolve, 50))
  flushSync()
}

it('a button that was clicked opens its menu when it comes', async () => {
  show(desk(), ColourBy, {})
  button().click()
  flushSync()
  parts.menu.come(code)
  await vi.waitFor(() => expect(menu()).not.toBeNull())
})

it('a button pressed in vain does not open its menu by itself later', async () => {
  show(desk(), ColourBy, {})
  button().click()
  flushSync()
  await parts.menu.fail()
  void parts.menu.later.fetch()
  parts.menu.come(code)
  await turn()
  expect([button().getAttribute('aria-expanded'), menu()]).toEqual(['false', null])
})

it('a menu does not open under a hand that has gone on', async () => {
  show(desk(), ColourBy, {})
  button().click()
  flushSync()
  button().blur()
  parts.menu.come(code)
  await turn()
  expect([button().getAttribute('aria-expanded'), menu()]).toEqual(['false', null])
})

it('a card’s menu asked for in vain does not open by itself later', async () => {
  const children = createRawSnippet(() => ({ render: () => `<div data-request="${requestId(4817)}" id="card">card</div>` }))
  show(desk(), CardMenu, { children })
  document.getElementById('card')!.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))
  flushSync()
  expect(parts.menu.tries).toBe(1)
  await parts.menu.fail()
  void parts.menu.later.fetch()
  parts.menu.come(code)
  await turn()
  expect(menu()).toBeNull()
})

it('a button that becomes its menu’s keeps the focus, though it loses it with its place', () => {
  let focused = true
  const text = createRawSnippet(() => ({ render: () => '<span>Colour</span>' }))
  const props = { trigger: { class: 'trigger' }, children: text, items: text, open: false, get focused() { return focused } }
  const shown = mount(code.DropMenu as unknown as Component<typeof props>, { target: document.body, props })
  onTestFinished(() => unmount(shown))
  focused = false
  flushSync()
  expect(document.activeElement?.className).toBe('trigger')
})
