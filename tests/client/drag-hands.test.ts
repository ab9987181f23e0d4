// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startDragging, type DragHost } from '../../client/drag/start-dragging.ts'
import type { MapPort } from '../../client/map/map-port.ts'

/** jsdom has no layout and no capture: what lies under the pointer is told. */
let under: Element | null
let stop: () => void
const host = { port: () => port as MapPort, mayLift: () => true, mayDrop: (_: string, crewId: string) => crewId !== 'has-it', seq: () => 7, show: vi.fn(), drop: vi.fn() } satisfies DragHost
const canvas = document.createElement('canvas')
const port = {
  requestAt: vi.fn((): string | undefined => 'pin-1'), crewAt: vi.fn((): string | undefined => 'truck-2'),
  highlight: vi.fn(), lift: vi.fn(), disablePan: vi.fn(), enablePan: vi.fn(), contains: (element: Element) => element === canvas,
}

beforeEach(() => {
  vi.clearAllMocks()
  document.body.innerHTML = `
    <div data-request="r1"><span class="words"></span><button></button></div>
    <article data-crew="t7"></article><article data-crew="has-it"></article><input />`
  document.body.append(canvas)
  document.elementFromPoint = () => under
  Object.assign(document.documentElement, { setPointerCapture: vi.fn(), hasPointerCapture: () => true, releasePointerCapture: vi.fn() })
  stop = startDragging(host)
})
afterEach(() => stop())

const find = (selector: string) => document.querySelector<HTMLElement>(selector)!
function pointer(kind: string, target: Element, x: number, y: number, more: object = {}) {
  under = target
  const event = new MouseEvent(kind, { bubbles: true, cancelable: true, clientX: x, clientY: y, ...more })
  target.dispatchEvent(Object.assign(event, { pointerId: 1, isPrimary: true, pointerType: 'mouse', ...more }))
}
function carry(from: Element, to: Element) {
  pointer('pointerdown', from, 10, 10)
  pointer('pointermove', from, 30, 10)
  pointer('pointermove', to, 200, 10)
}

it('a card dropped on a crew is given, once', () => {
  carry(find('.words'), find('[data-crew="t7"]'))
  expect(find('[data-request="r1"]').dataset.lifted).toBe('')
  expect(find('[data-crew="t7"]').dataset.drop).toBe('over')
  expect(port.highlight).toHaveBeenLastCalledWith('t7')
  pointer('pointerup', find('[data-crew="t7"]'), 200, 10)
  expect(host.drop.mock.calls).toEqual([[{ requestId: 'r1', crewId: 't7', seenSeq: 7 }]])
  expect(document.querySelector('[data-lifted], [data-drop]')).toBeNull()
})

it('a pin dropped on a truck is given; the map does not pan meanwhile', () => {
  carry(canvas, canvas)
  expect(port.disablePan).toHaveBeenCalled()
  pointer('pointerup', canvas, 200, 10)
  expect(host.drop).toHaveBeenCalledWith({ requestId: 'pin-1', crewId: 'truck-2', seenSeq: 7 })
  expect(port.enablePan).toHaveBeenCalled()
})

it('an empty part of the map stays the map’s', () => {
  port.requestAt.mockReturnValueOnce(undefined)
  carry(canvas, canvas)
  expect(port.disablePan).not.toHaveBeenCalled()
  expect(host.show).not.toHaveBeenCalled()
})

it('a crew that may not have it is no target', () => {
  carry(find('.words'), find('[data-crew="has-it"]'))
  expect(find('[data-crew="has-it"]').dataset.drop).toBeUndefined()
  pointer('pointerup', find('[data-crew="has-it"]'), 200, 10)
  expect(host.drop).not.toHaveBeenCalled()
})

it('Escape puts the card back and reaches no other key of the board', () => {
  const board = vi.fn()
  window.addEventListener('keydown', board)
  carry(find('.words'), find('[data-crew="t7"]'))
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  pointer('pointerup', find('[data-crew="t7"]'), 200, 10)
  expect(host.drop).not.toHaveBeenCalled()
  expect(board).not.toHaveBeenCalled()
  window.removeEventListener('keydown', board)
})

it('a field that loses the focus ends no drag; the window that loses it does', () => {
  carry(find('.words'), find('[data-crew="t7"]'))
  find('input').dispatchEvent(new FocusEvent('blur'))
  expect(find('[data-request="r1"]').dataset.lifted).toBe('')
  window.dispatchEvent(new FocusEvent('blur'))
  expect(find('[data-request="r1"]').dataset.lifted).toBeUndefined()
})

it('a button on a card is pressed, not dragged', () => {
  carry(find('button'), find('[data-crew="t7"]'))
  expect(host.show).not.toHaveBeenCalled()
})

it('the click that ends a drag opens nothing; the next click does', async () => {
  await new Promise((resolve) => setTimeout(resolve, 80))
  const opened = vi.fn()
  find('[data-request="r1"]').addEventListener('click', opened)
  carry(find('.words'), find('[data-crew="t7"]'))
  pointer('pointerup', find('[data-crew="t7"]'), 200, 10)
  find('.words').click()
  find('.words').click()
  expect(opened).toHaveBeenCalledTimes(1)
})

it('a finger that holds still for a third of a second lifts the card', () => {
  vi.useFakeTimers()
  const touch = { pointerType: 'touch' }
  pointer('pointerdown', find('.words'), 10, 10, touch)
  vi.advanceTimersByTime(310)
  pointer('pointermove', find('[data-crew="t7"]'), 20, 200, touch)
  pointer('pointerup', find('[data-crew="t7"]'), 20, 200, touch)
  vi.useRealTimers()
  expect(host.drop).toHaveBeenCalledWith({ requestId: 'r1', crewId: 't7', seenSeq: 7 })
})
