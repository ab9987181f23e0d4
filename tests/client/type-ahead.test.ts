// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { typeAhead } from '../../client/keys/type-ahead.ts'

const onBoard = vi.fn()
let ahead: ReturnType<typeof typeAhead>
const press = (key: string, more: KeyboardEventInit = {}) =>
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
/** The dialog takes the keys: what it heard, in order. */
function open(html: string): { field: HTMLElement; heard: string[] } {
  document.body.innerHTML = `<div role="dialog">${html}</div>`
  const field = document.querySelector<HTMLElement>('[role="dialog"] > *, form > *')!
  const heard: string[] = []
  field.addEventListener('keydown', (event) => heard.push(event.key))
  field.focus()
  return { field, heard }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onBoard.mockClear()
  document.body.innerHTML = ''
  ahead = typeAhead()
  ahead.begin()
  addEventListener('keydown', onBoard)
})
afterEach(() => {
  removeEventListener('keydown', onBoard)
  ahead.end()
  vi.useRealTimers()
})

it('what is typed before the field is there is typed into it, Enter last, and none of it acts on the board', async () => {
  for (const key of ['t', '7', '8', 'Backspace', 'Enter']) press(key)
  expect(onBoard).not.toHaveBeenCalled()
  const { field, heard } = open('<input>')
  await Promise.resolve()
  expect((field as HTMLInputElement).value).toBe('t7')
  expect(heard).toEqual(['t', '7', '8', 'Backspace', 'Enter'])
})

it('afterwards keys go where they always go', async () => {
  press('t')
  const { field } = open('<input>')
  await Promise.resolve()
  expect(press('x')).toBe(true)
  expect(onBoard).toHaveBeenCalled()
  expect((field as HTMLInputElement).value).toBe('t')
})

it('Enter presses the button that has the focus, and sends a form', async () => {
  const clicked = vi.fn()
  press('Enter')
  const { field } = open('<button>')
  field.addEventListener('click', clicked)
  await Promise.resolve()
  expect(clicked).toHaveBeenCalledTimes(1)
})

it('a key held down is one key, and keys with Ctrl are the browser’s', async () => {
  press('t')
  press('t', { repeat: true })
  expect(press('r', { ctrlKey: true })).toBe(true)
  const { field } = open('<input>')
  await Promise.resolve()
  expect((field as HTMLInputElement).value).toBe('t')
})

it('Escape gives it up; and so does a dialog that never comes', () => {
  press('t')
  press('Escape')
  expect(onBoard).toHaveBeenCalledTimes(1)
  ahead.begin()
  vi.advanceTimersByTime(2_000)
  press('j')
  expect(onBoard).toHaveBeenCalledTimes(2)
})

it('the form that was written in does not take the keys of the dialog that comes after it', async () => {
  document.body.innerHTML = '<form><input></form>'
  const words = document.querySelector('input')!
  words.focus()
  ahead.begin(10_000)
  for (const key of ['t', '9']) press(key)
  vi.advanceTimersByTime(5_000)
  press('Enter')
  expect([words.value, onBoard.mock.calls.length]).toEqual(['', 0])
  const { field, heard } = open('<input>')
  await Promise.resolve()
  expect([(field as HTMLInputElement).value, heard]).toEqual(['t9', ['t', '9', 'Enter']])
})

it('who asked may give it up, but not what another has asked for since; a hand that points gives it up', () => {
  const giveUp = ahead.begin(10_000)
  press('t')
  giveUp()
  press('j')
  expect(onBoard).toHaveBeenCalledTimes(1)
  ahead.begin()
  giveUp()
  press('j')
  expect(onBoard).toHaveBeenCalledTimes(1)
  document.body.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }))
  press('j')
  expect(onBoard).toHaveBeenCalledTimes(2)
})
