// @vitest-environment jsdom
import { flushSync, tick } from 'svelte'
import { expect, it, vi } from 'vitest'
import GiveDialog from '../../client/board/dialogs/GiveDialog.svelte'
import CrewCard from '../../client/board/crews/CrewCard.svelte'
import { crewId, fixtureSnapshot, requestId } from '../../client/look/gallery/fixture.ts'
import type { Draft } from '../../client/net/commands.ts'
import { desk, show } from './kit/mounted.ts'

// The page asks whether it may move things; here nobody sees it.
vi.hoisted(() => {
  globalThis.matchMedia ??= () => ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList
})

async function nearestTo(number: number, id: 'nearest' | 'give' = 'nearest') {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no server')))
  Element.prototype.scrollIntoView ??= () => undefined
  const sent: Draft[] = []
  const stores = desk((drafts) => (sent.push(...drafts), new Promise(() => undefined)))
  stores.positions.replace(fixtureSnapshot().positions)
  stores.travel.follow(stores.positions.byCrew)
  stores.actions.start(id, requestId(number))
  show(stores, GiveDialog, { request: stores.board.request(requestId(number))!, nearest: id === 'nearest' })
  await tick()
  flushSync()
  const dialog = document.querySelector<HTMLElement>('[role=dialog]')!
  const field = dialog.querySelector<HTMLInputElement>('[role=combobox]')!
  const press = (key: string) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    flushSync()
  }
  const rows = () => [...dialog.querySelectorAll('[role=option]')].map((row) => row.textContent.replace(/\s+/g, ' ').trim())
  return { stores, sent, dialog, field, press, rows }
}

it('the nearest crews are listed by their drive, those whose skills name the service before the rest, with what they do, when they would come and what comes of it', async () => {
  const { dialog, rows, stores } = await nearestTo(4821)
  expect(dialog.textContent).toContain('Nearest crews to 04821')
  expect(dialog.textContent).toContain('Arrivals by the straight line')
  const coming = rows().filter((row) => row.includes(' away'))
  const away = coming.map((row) => Number(/(\d+) min away/.exec(row)![1]))
  const skilled = coming.filter((row) => row.includes('skill ✓')).length
  // Truck 8 is silent: nobody counts on it to come.
  expect(away).toHaveLength(6)
  expect(rows().at(-2)).toMatch(/^8 Truck 8 silent \d+ min .*silent: no telling when$/)
  expect(skilled).toBeGreaterThan(0)
  expect(coming.slice(0, skilled).every((row) => row.includes('skill ✓'))).toBe(true)
  for (const block of [away.slice(0, skilled), away.slice(skilled)]) expect(block).toEqual(block.toSorted((a, b) => a - b))
  expect(rows().find((row) => row.includes('Truck 7'))).toMatch(/^7 Truck 7 skill ✓ · \d+ min away · available · Line, streets ≈ \d+ min ✓ made with \d+:\d\d to spare$/)
  expect(rows().at(-1)).toContain('off shift')
  expect(rows()[0]).toContain(stores.board.crew(stores.arrivals.lookedAtId!)!.name)
})

it('arrows move, the crew they stand on is looked at, Enter gives to it at its best place', async () => {
  const { stores, press, rows, sent } = await nearestTo(4821)
  press('ArrowDown')
  const marked = stores.arrivals.lookedAtId!
  expect(rows()[1]).toContain(stores.board.crew(marked)!.name)
  const index = stores.arrivals.placeIn(marked)
  press('Enter')
  expect(sent).toEqual([expect.objectContaining({ kind: 'AssignCrew', requestId: requestId(4821), crewId: marked })])
  expect((sent[0] as { index?: number }).index).toBe(index)
})

it('letters typed find a crew by its badge', async () => {
  const { field, press, sent } = await nearestTo(4821)
  field.value = '4'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  flushSync()
  press('Enter')
  expect(sent[0]).toMatchObject({ crewId: crewId(4) })
})

it('the crew’s own card tells the same while it is asked, also to who hears it, and is quiet afterwards', async () => {
  const { stores } = await nearestTo(4821, 'give')
  const on = stores.crews.all.find(({ crew }) => crew.id === crewId(7))!
  show(stores, CrewCard, { on, hours: 4 })
  const card = () => document.querySelector<HTMLElement>(`article[data-crew="${crewId(7)}"]`)!
  expect(card().textContent).toMatch(/made with \d+:\d\d to spare/)
  expect(card().textContent).toContain('skill ✓')
  expect(card().querySelector('header button')!.getAttribute('aria-label')).toMatch(/arrives in \d+ min by the straight line, made with/)
  stores.actions.stop()
  flushSync()
  expect(card().textContent).not.toContain('to spare')
})
