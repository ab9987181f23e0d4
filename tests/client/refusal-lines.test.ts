// @vitest-environment jsdom
import { flushSync } from 'svelte'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import RefusalLines from '../../client/board/RefusalLines.svelte'
import type { Draft } from '../../client/net/commands.ts'
import type { Stores } from '../../client/stores/stores.ts'
import { desk, show } from './kit/mounted.ts'

let stores: Stores
let id: string

/** A request was refused while its card, and no other, could be seen in the queue. */
beforeEach(async () => {
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  onTestFinished(() => void vi.unstubAllGlobals())
  const refused = { commandId: 'c', outcome: 'refused', because: 'wrong-status', message: 'It is closed.' } as const
  stores = desk((drafts) => Promise.resolve(drafts.map(() => refused)))
  id = stores.queue.order[0]!
  document.body.innerHTML = `<section class="queue"><article data-request="${id}"></article></section>`
  document.querySelector<HTMLElement>('section.queue')!.getBoundingClientRect = () => new DOMRect(0, 0, 300, 600)
  document.querySelector<HTMLElement>('article')!.getBoundingClientRect = () => new DOMRect(0, 10, 300, 80)
  show(stores, RefusalLines, {})
  onTestFinished(() => void (document.body.innerHTML = ''))
  await stores.pending.give({ command: { kind: 'AcknowledgeRequest', requestId: id } as Draft, doing: 'acknowledging' })
  flushSync()
})

it('a refusal that is told on its card is told nowhere else', () => {
  expect(document.body.textContent).not.toContain('It is closed.')
})

it('when the card leaves the queue it is told beside, and stays there when the card comes back', () => {
  stores.queue.find('zzzz')
  flushSync()
  expect(document.body.textContent).toContain('It is closed.')
  stores.queue.find('')
  flushSync()
  expect(document.body.textContent).toContain('It is closed.')
})
