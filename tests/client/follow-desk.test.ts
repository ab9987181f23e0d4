// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fixtureSnapshot, NOW, requestId } from '../../client/look/gallery/fixture.ts'
import { followDesk } from '../../client/route/follow-desk.ts'
import { readRoute } from '../../client/route/schema.ts'
import { makeStores } from '../../client/stores/stores.ts'
import { request } from './kit/requests.ts'

let stores: ReturnType<typeof makeStores>
let desk: ReturnType<typeof followDesk>
const one = requestId(4821)
const settle = async () => {
  await vi.advanceTimersByTimeAsync(400)
}

function welcome() {
  const snapshot = fixtureSnapshot()
  stores.board.welcome({ logId: 'log', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: snapshot })
  desk.follow()
}
/** As a person who comes by this link, before the board is there. */
function come(query: string) {
  history.replaceState(null, '', `/${query}`)
  stores = makeStores()
  stores.clock.stand(NOW)
  desk = followDesk(stores)
  desk.follow()
}
/** What effects do of themselves. */
async function then(act: () => void) {
  act()
  desk.follow()
  await settle()
}

beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  desk.stop()
  vi.useRealTimers()
})

it('a link waits for the board, then opens what it says', async () => {
  come('?request=24-04821&show=mine&phase=breached&crew=7&at=-76.8,40.2,13&colour=crew')
  expect(stores.mapView.at).toEqual({ lng: -76.8, lat: 40.2, zoom: 13 })
  expect(stores.selection.openId).toBeUndefined()
  welcome()
  expect(stores.selection.openId).toBe(one)
  expect(stores.colouring.by).toBe('crew')
  expect(stores.queue.filters).toMatchObject({ chip: 'mine', phases: ['breached'], crewIds: [[...stores.board.board.crews.values()].find(({ badge }) => badge === '7')!.id] })
  await settle()
  expect(location.search).toBe('?request=24-04821&show=mine&phase=breached&crew=7&at=-76.8,40.2,13&colour=crew')
})

it('opening a detail is a step that back undoes; filters rewrite the step they happen in', async () => {
  come('')
  welcome()
  const steps = history.length
  await then(() => stores.queue.show('all-open'))
  expect([location.search, history.length]).toEqual(['?show=all-open', steps])
  await then(() => stores.selection.open(one))
  expect([location.search, history.length]).toEqual(['?request=24-04821&show=all-open', steps + 1])
  await then(() => stores.selection.open(requestId(4822)))
  expect([location.search, history.length]).toEqual(['?request=24-04822&show=all-open', steps + 1])
  await then(() => stores.queue.find('derry'))
  history.back()
  await vi.waitFor(() => expect(stores.selection.openId).toBeUndefined())
  await then(() => undefined)
  // What was looked for meanwhile is not undone by going back.
  expect(location.search).toBe('?selected=24-04822&show=all-open&q=derry')
})

it('a detail closed by hand takes its step back, and another can be opened at once', async () => {
  come('')
  welcome()
  await then(() => stores.selection.open(one))
  const steps = history.length
  stores.selection.close()
  desk.follow()
  stores.selection.open(requestId(4822))
  desk.follow()
  await vi.waitFor(() => expect(location.search).toBe('?request=24-04822'))
  expect(history.length).toBe(steps)
  expect(stores.selection.openId).toBe(requestId(4822))
})

it('a detail that a link opened and a hand closed does not come back', async () => {
  come('?request=24-04821')
  welcome()
  stores.selection.close()
  desk.follow()
  await then(() => stores.selection.open(requestId(4822)))
  history.back()
  await vi.waitFor(() => expect(stores.selection.openId).toBeUndefined())
  expect(readRoute(location.search).request).toBeUndefined()
})

it('what the board has no more is asked for by its number, and of what is unknown one is told', async () => {
  const old = request(99, { id: 'old', status: 'closed', clocks: [] })
  vi.stubGlobal('fetch', vi.fn((path: string) => Promise.resolve(path.endsWith('24-00099') ? new Response(JSON.stringify(old)) : new Response('{}', { status: 404 }))))
  come('?request=24-00099')
  welcome()
  expect(stores.route.looking).toBe('24-00099')
  await vi.waitFor(() => expect(stores.selection.openId).toBe('old'))
  expect(stores.past.request('old')?.number).toBe('24-00099')
  await then(() => undefined)
  expect(location.search).toBe('?request=24-00099')
  await stores.route.openNumber('24-77777')
  expect(stores.notices.current?.text).toBe('There is no request 24-77777.')
  vi.unstubAllGlobals()
})

it('nonsense in the address opens the board as it always opens', async () => {
  come('?request=%3Cb%3E&phase=purple&at=9999,1,1&show=')
  welcome()
  await then(() => undefined)
  expect(stores.queue.chip).toBe('to-give')
  expect(stores.selection.openId).toBeUndefined()
  expect(location.search).toBe('')
})
