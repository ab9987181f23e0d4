// @vitest-environment jsdom
import { flushSync } from 'svelte'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import NewCall from '../../client/call/NewCall.svelte'
import type { Stores } from '../../client/stores/stores.ts'
import type { PlaceFound } from '../../shared/protocol/places.ts'
import { desk, show } from './kit/mounted.ts'

const OAK: PlaceFound = { name: '420 Oak Street', kind: 'address', lng: -76.812, lat: 40.271 }
const OAKLEY: PlaceFound = { name: '420 Oakley Court', kind: 'address', lng: -76.83, lat: 40.28 }
const PIN = { lng: -76.85, lat: 40.25 }

let stores: Stores
let isAway: boolean
let asked: string[]
beforeEach(() => {
  document.body.innerHTML = ''
  isAway = false
  asked = []
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    if (isAway || !path.startsWith('/api/places')) return Promise.reject(new Error('away'))
    const query = new URL(path, 'http://here').searchParams
    const places = query.get('q') ? [OAK, OAKLEY] : [{ ...OAK, name: 'near 12 Elm Street, between 1st and 2nd Street', ...PIN }]
    return Promise.resolve(new Response(JSON.stringify({ places }), { status: 200 }))
  })
  onTestFinished(() => void vi.unstubAllGlobals())
  stores = desk()
  stores.call.open()
  show(stores, NewCall, {})
})
const where = () => document.querySelectorAll<HTMLInputElement>('[role=combobox]')[1]!
const options = () => [...document.querySelectorAll('[role=option]')].map((each) => each.textContent.trim())
const draft = () => stores.call.drafts.current!
function type(text: string) {
  where().focus()
  where().value = text
  where().dispatchEvent(new Event('input', { bubbles: true }))
  flushSync()
}
function press(key: string) {
  where().dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }))
  flushSync()
}
const offered = () => vi.waitFor(() => {
  flushSync()
  expect(options().length).toBeGreaterThan(0)
})

describe('the address of a call', () => {
  it('is offered while it is typed: the map goes ahead to the first, which is no place yet', async () => {
    type('420 oak')
    await offered()
    expect(options()).toEqual(['420 Oak Street house', '420 Oakley Court house'])
    expect([where().getAttribute('aria-expanded'), document.getElementById(where().getAttribute('aria-activedescendant')!)!.textContent]).toEqual(['true', expect.stringContaining('420 Oak Street')])
    expect(document.querySelector('.grey')!.textContent).toBe('420 oak Street')
    expect([stores.picking.at, stores.picking.closer]).toEqual([{ lng: OAK.lng, lat: OAK.lat }, true])
    expect(draft().at).toBeUndefined()
  })

  it('is taken by arrows and Enter, and then is the place', async () => {
    type('420 oak')
    await offered()
    press('ArrowDown')
    expect(stores.picking.at).toEqual({ lng: OAKLEY.lng, lat: OAKLEY.lat })
    press('Enter')
    expect(draft()).toMatchObject({ where: '420 Oakley Court', at: { lng: OAKLEY.lng, lat: OAKLEY.lat }, placedBy: 'address' })
    expect(options()).toEqual([])
  })

  it('is taken as before when no server answers: by the pin', async () => {
    isAway = true
    type('420 oak')
    await vi.waitFor(() => expect(asked.some((path) => path.startsWith('/api/places'))).toBe(true))
    flushSync()
    expect(options()).toEqual([])
    stores.picking.pick(PIN)
    flushSync()
    expect(draft()).toMatchObject({ where: '420 oak', at: PIN, placedBy: 'hand' })
  })

  it('is read back from the map where nobody wrote one', async () => {
    stores.picking.pick(PIN)
    flushSync()
    expect(draft()).toMatchObject({ where: '', at: PIN })
    await vi.waitFor(() => expect(draft().where).toBe('near 12 Elm Street, between 1st and 2nd Street'))
    flushSync()
    expect(where().value).toBe('near 12 Elm Street, between 1st and 2nd Street')
  })

  it('in the caller’s own words stays, wherever the pin is put', async () => {
    type('behind the old mill')
    stores.picking.pick(PIN)
    await new Promise((resolve) => setTimeout(resolve, 350))
    expect(draft()).toMatchObject({ where: 'behind the old mill', at: PIN })
  })

  it('that was taken gives way to where the pin is moved, and rubbed out begins anew', async () => {
    type('420 oak')
    await offered()
    press('Enter')
    stores.picking.pick(PIN)
    await vi.waitFor(() => expect(draft().where).toMatch(/^near 12 Elm/))
    flushSync()
    type('')
    expect(draft()).toMatchObject({ where: '', at: undefined, placedBy: undefined })
  })
})
