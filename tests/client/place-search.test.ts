import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { isToBeCalled } from '../../client/call/call-draft.ts'
import { placeOffers } from '../../client/call/place-offers.ts'
import { PlaceSearch } from '../../client/call/place-search.svelte.ts'
import type { PlaceFound } from '../../shared/protocol/places.ts'

const OAK: PlaceFound = { name: '420 Oak Street', kind: 'address', lng: -45.002, lat: 40.001 }
const BLOCK: PlaceFound = { name: 'Oak Street, 900 block', kind: 'street', lng: -45, lat: 40.001 }
let asked: { path: string; signal: AbortSignal; answer: (places: PlaceFound[]) => void; fail: () => void }[]
let view: { lng: number; lat: number } | undefined
let search: PlaceSearch
beforeEach(() => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  asked = []
  view = { lng: -45.01, lat: 40 }
  search = new PlaceSearch(() => view, (path, signal) => new Promise((resolve, reject) => asked.push({ path, signal, answer: (places) => resolve({ places }), fail: () => reject(new Error('away')) })))
})
const pause = () => vi.advanceTimersByTimeAsync(250)

describe('the gazetteer while somebody types', () => {
  it('is asked once the hand pauses, with what is in view', async () => {
    for (const typed of ['4', '42', '420', '420 o']) search.look(typed)
    await pause()
    expect(asked.map(({ path }) => path)).toEqual(['/api/places?q=420%20o&near=-45.01000,40.00000'])
    asked[0]!.answer([OAK])
    await pause()
    expect(search.fitting('420 O')).toEqual([OAK])
  })

  it('ranks by the view of before the typing: the map flies ahead', async () => {
    search.look('420')
    view = { lng: 0, lat: 0 }
    search.look('420 oak')
    await pause()
    expect(asked.at(-1)!.path).toContain('near=-45.01000,40.00000')
    search.look('')
    search.look('el')
    await pause()
    expect(asked.at(-1)!.path).toContain('near=0.00000,0.00000')
  })

  it('calls off what is no longer wanted, and an answer that comes late changes nothing', async () => {
    search.look('420 oak')
    await pause()
    search.look('12 elm')
    expect(asked[0]!.signal.aborted).toBe(true)
    asked[0]!.answer([OAK])
    await pause()
    expect(search.fitting('420 oak')).toEqual([])
  })

  it('offers while waiting what still fits of the last answer, and nothing without an answer', async () => {
    search.look('420 o')
    await pause()
    asked[0]!.answer([OAK, BLOCK])
    await pause()
    search.look('420 oak')
    expect(search.fitting('420 oak')).toEqual([OAK])
    await pause()
    asked[1]!.fail()
    await pause()
    expect(search.fitting('420 oak st')).toEqual([OAK])
    search.look('')
    expect(search.fitting('')).toEqual([])
  })

  it('reads back the last place alone of a pin that is moved and moved again', async () => {
    const first = search.readBack({ lng: -45, lat: 40 })
    const second = search.readBack({ lng: -45.001, lat: 40 })
    await pause()
    expect(asked.map(({ path }) => path)).toEqual(['/api/places?near=-45.001,40'])
    asked[0]!.answer([{ ...OAK, name: 'near 420 Oak Street' }])
    expect([await first, await second]).toEqual([undefined, 'near 420 Oak Street'])
    const away = search.readBack({ lng: 0, lat: 0 })
    await pause()
    asked[1]!.fail()
    expect(await away).toBeUndefined()
  })
})

describe('what is offered as the place', () => {
  const known = [{ address: '420 oak st', at: { lng: 1, lat: 1 }, number: '26-04805', receivedAt: '2026-11-27T10:00:00.000Z' }, { address: '420 Oakley Rd', at: { lng: 2, lat: 2 }, number: '26-04806', receivedAt: '2026-11-27T11:00:00.000Z' }]
  const now = Date.parse('2026-11-27T12:00:00.000Z')

  it('is what the gazetteer found, then addresses of before; one that both know stands once and says which request was there', () => {
    expect(placeOffers('420 oak', [OAK], known, now)).toEqual([
      { id: '420 Oak Street', text: '420 Oak Street', aside: '04805, 2 h 00 ago', at: { lng: OAK.lng, lat: OAK.lat } },
      { id: '420 Oakley Rd', text: '420 Oakley Rd', aside: '04806, 1 h 00 ago', at: { lng: 2, lat: 2 } },
    ])
  })

  it('says of a block that it has not the number asked for', () => {
    expect(placeOffers('9999 oak', [BLOCK], [], now)[0]!.aside).toBe('no 9999 there')
    expect(placeOffers('oak', [BLOCK], [], now)[0]!.aside).toBe('street')
  })
})

describe('a pin that a hand moved', () => {
  const at = { lng: -45, lat: 40 }
  const far = { lng: -45.001, lat: 40 }
  it('is called by where it stands, unless somebody wrote what it is called or it stands where it did', () => {
    expect(isToBeCalled({ where: ' ', called: undefined }, at)).toBe(true)
    expect(isToBeCalled({ where: 'Behind the mill', called: undefined }, at)).toBe(false)
    expect(isToBeCalled({ where: '420 Oak Street', called: { where: '420 Oak Street', at } }, far)).toBe(true)
    expect(isToBeCalled({ where: '420 Oak Street', called: { where: '420 Oak Street', at } }, { lng: -45.0001, lat: 40 })).toBe(false)
    expect(isToBeCalled({ where: '420 Oak Street, back door', called: { where: '420 Oak Street', at } }, far)).toBe(false)
  })
})
