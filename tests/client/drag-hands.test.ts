// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Drag, Grip, Target } from '../../client/drag/drag-state.ts'
import type { DragPort } from '../../client/drag/lies-there.ts'
import { startDragging, type DragHost } from '../../client/drag/start-dragging.ts'

/** jsdom has no layout and no capture: what lies under the pointer is told, and where lists lie. */
let under: Element | null
let stop: () => void
let shown: Drag
const canvas = document.createElement('canvas')
const port = {
  requestAt: vi.fn((): string | undefined => 'pin-1'), crewAt: vi.fn((): string | undefined => 'truck-2'),
  highlight: vi.fn(), lift: vi.fn(), disablePan: vi.fn(), enablePan: vi.fn(), contains: (element: Element) => element === canvas,
} satisfies DragPort
const host = {
  port: () => port, mayLift: () => true, with: (id: string) => (id === 'r2' ? ['r2', 'r3', 'r4'] : [id]),
  mayDrop: (grip: Grip, target: Target) => (target.kind === 'queue' ? grip.from !== 'queue' : target.crewId !== 'has-it'),
  placeOnCurb: vi.fn((): number | undefined => 1), seq: () => 7, show: vi.fn((drag: Drag) => void (shown = drag)), drop: vi.fn(), drawn: vi.fn(), toggle: vi.fn(),
} satisfies DragHost

beforeEach(() => {
  vi.clearAllMocks()
  shown = { phase: 'idle' }
  document.body.innerHTML = `
    <section data-queue><div data-request="r1"><span class="words"></span><button></button></div><div data-request="r2"></div></section>
    <article data-crew="t7">
      <div data-curb="4"><span data-job="j1" data-run-of="t7"></span></div>
      <ul data-rows="3"><li data-job="j2" data-run-of="t7"><button data-handle></button></li></ul>
    </article>
    <article data-crew="has-it"></article><input />`
  document.body.append(canvas)
  document.elementFromPoint = () => under
  find('[data-curb]').getBoundingClientRect = () => ({ left: 100, width: 400 }) as DOMRect
  find('[data-rows]').getBoundingClientRect = () => ({ top: 300 }) as DOMRect
  Object.assign(document.documentElement, { setPointerCapture: vi.fn(), hasPointerCapture: () => true, releasePointerCapture: vi.fn() })
  stop = startDragging(host)
})
afterEach(() => stop())

const find = (selector: string) => document.querySelector<HTMLElement>(selector)!
function pointer(kind: string, target: Element, x: number, y: number, { pointerType = 'mouse', ...keys }: MouseEventInit & { pointerType?: string } = {}) {
  under = target
  const event = new MouseEvent(kind, { bubbles: true, cancelable: true, clientX: x, clientY: y, ...keys })
  target.dispatchEvent(Object.assign(event, { pointerId: 1, isPrimary: true, pointerType }))
}
function carry(from: Element, to: Element, x = 200, y = 10) {
  pointer('pointerdown', from, 10, 10)
  pointer('pointermove', from, 30, 10)
  pointer('pointermove', to, x, y)
}
const dropped = () => host.drop.mock.calls.map(([{ grip, target }]: any) => [grip.requestIds, grip.crewId, target])

it('a card dropped on a crew is given, once', () => {
  carry(find('.words'), find('[data-crew="t7"]'))
  expect(shown).toMatchObject({ phase: 'dragging', over: { crewId: 't7' } })
  expect(port.lift).toHaveBeenLastCalledWith(['r1'])
  expect(port.highlight).toHaveBeenLastCalledWith('t7')
  pointer('pointerup', find('[data-crew="t7"]'), 200, 10)
  expect(host.drop.mock.calls).toEqual([[{ grip: { requestIds: ['r1'], from: 'queue', crewId: undefined, pointer: 'mouse', seenSeq: 7 }, target: { kind: 'crew', crewId: 't7', index: undefined } }]])
  expect(port.lift).toHaveBeenLastCalledWith([])
  expect(port.highlight).toHaveBeenLastCalledWith(undefined)
})

it('a pin dropped on a truck is given; the map does not pan meanwhile', () => {
  carry(canvas, canvas)
  expect(port.disablePan).toHaveBeenCalled()
  pointer('pointerup', canvas, 200, 10)
  expect(dropped()).toEqual([[['pin-1'], undefined, { kind: 'crew', crewId: 'truck-2' }]])
  expect(port.enablePan).toHaveBeenCalled()
})

it('a card that was chosen with others takes them along', () => {
  carry(find('[data-request="r2"]'), find('[data-crew="t7"]'))
  pointer('pointerup', find('[data-crew="t7"]'), 200, 10)
  expect(dropped()[0]![0]).toEqual(['r2', 'r3', 'r4'])
})

it('a block taken from a curb comes out of that crew’s run, and goes back to the queue', () => {
  carry(find('[data-curb] [data-job]'), find('[data-queue]'))
  pointer('pointerup', find('[data-queue]'), 200, 10)
  expect(dropped()).toEqual([[['j1'], 't7', { kind: 'queue' }]])
})

it('a card of the queue let go over the queue stays there', () => {
  carry(find('.words'), find('[data-queue]'))
  pointer('pointerup', find('[data-queue]'), 200, 10)
  expect(host.drop).not.toHaveBeenCalled()
})

it('over a run list the row under the hand is the place', () => {
  carry(find('.words'), find('[data-rows] [data-job]'), 200, 300 + 45)
  expect(shown).toMatchObject({ over: { crewId: 't7', index: 1 } })
  pointer('pointermove', find('[data-rows]'), 200, 900)
  expect(shown).toMatchObject({ over: { crewId: 't7', index: 3 } })
})

it('over a curb the time under the hand is asked for its place', () => {
  carry(find('.words'), find('[data-curb]'), 200)
  expect(host.placeOnCurb).toHaveBeenLastCalledWith('t7', 3_600_000, expect.objectContaining({ requestIds: ['r1'] }))
  expect(shown).toMatchObject({ over: { crewId: 't7', index: 1 } })
})

it('a row of a run is dragged by its own button', () => {
  carry(find('[data-handle]'), find('[data-queue]'))
  pointer('pointerup', find('[data-queue]'), 200, 10)
  expect(dropped()[0]!.slice(0, 2)).toEqual([['j2'], 't7'])
})

it('the map is not asked while the hand is over a list', () => {
  port.crewAt.mockClear()
  carry(find('.words'), find('[data-crew="t7"]'))
  expect(port.crewAt).not.toHaveBeenCalled()
})

it('an empty part of the map stays the map’s', () => {
  port.requestAt.mockReturnValueOnce(undefined)
  carry(canvas, canvas)
  expect(port.disablePan).not.toHaveBeenCalled()
  expect(host.show).not.toHaveBeenCalled()
})

it('a crew that may not have it is no target', () => {
  carry(find('.words'), find('[data-crew="has-it"]'))
  expect(shown).toMatchObject({ phase: 'dragging', over: undefined })
  pointer('pointerup', find('[data-crew="has-it"]'), 200, 10)
  expect(host.drop).not.toHaveBeenCalled()
})

it('Shift draws a loop on the empty map; with Ctrl it adds to what was chosen', () => {
  port.requestAt.mockReturnValue(undefined)
  const shift = { shiftKey: true, ctrlKey: true }
  pointer('pointerdown', canvas, 0, 0, shift)
  for (const [x, y] of [[50, 0], [50, 50], [0, 50]] as const) pointer('pointermove', canvas, x, y, shift)
  expect(shown.phase).toBe('drawing')
  pointer('pointerup', canvas, 0, 50, shift)
  port.requestAt.mockReturnValue('pin-1')
  expect(host.drawn.mock.calls).toEqual([[{ points: [{ x: 0, y: 0 }, { x: 50, y: 0 }, { x: 50, y: 50 }, { x: 0, y: 50 }], also: true }]])
  expect(host.drop).not.toHaveBeenCalled()
  expect(port.enablePan).toHaveBeenCalled()
})

it('a pin pressed with Ctrl is chosen and not opened', async () => {
  await new Promise((resolve) => setTimeout(resolve, 80))
  const opened = vi.fn()
  canvas.addEventListener('click', opened)
  pointer('pointerdown', canvas, 10, 10, { ctrlKey: true })
  pointer('pointerup', canvas, 10, 10, { ctrlKey: true })
  pointer('click', canvas, 10, 10, { ctrlKey: true })
  expect(host.toggle.mock.calls).toEqual([['pin-1']])
  expect(opened).not.toHaveBeenCalled()
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
  expect(shown.phase).toBe('dragging')
  window.dispatchEvent(new FocusEvent('blur'))
  expect(shown.phase).toBe('idle')
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
  expect(dropped()).toEqual([[['r1'], undefined, { kind: 'crew', crewId: 't7', index: undefined }]])
})
