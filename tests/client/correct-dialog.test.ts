// @vitest-environment jsdom
import { flushSync, tick } from 'svelte'
import { expect, it, vi } from 'vitest'
import CorrectDialog from '../../client/board/dialogs/CorrectDialog.svelte'
import NewCall from '../../client/call/NewCall.svelte'
import { requestId } from '../../client/look/gallery/fixture.ts'
import type { Draft } from '../../client/net/commands.ts'
import { desk, show } from './kit/mounted.ts'

const ELSEWHERE = { lng: -76.9, lat: 40.3 }

async function correctDuringACall() {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no server')))
  const sent: Draft[] = []
  const stores = desk((drafts) => (sent.push(...drafts), Promise.resolve([])))
  stores.call.open()
  show(stores, NewCall, {})
  stores.picking.pick(ELSEWHERE)
  const request = stores.board.request(requestId(4817))!
  stores.actions.start('correct', request.id)
  const leave = show(stores, CorrectDialog, { request })
  await tick()
  flushSync()
  const dialog = document.querySelector<HTMLElement>('[role=dialog]')!
  const write = (field: HTMLInputElement | HTMLTextAreaElement, text: string) => {
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
    flushSync()
  }
  const correct = async () => {
    dialog.querySelector('form')!.requestSubmit()
    await tick()
  }
  return { stores, request, sent, leave, dialog, write, correct }
}

it('a correction during a call takes nothing of the caller’s place, and the call has its pin back', async () => {
  const { stores, request, sent, leave, dialog, write, correct } = await correctDuringACall()
  expect(stores.picking.at).toEqual({ lng: request.place.lng, lat: request.place.lat })
  write(dialog.querySelector('textarea')!, 'Two poles down.')
  await correct()
  expect(sent).toMatchObject([{ kind: 'CorrectRequest', requestId: request.id, description: 'Two poles down.' }])
  expect(sent[0]).not.toHaveProperty('place')
  await leave()
  expect([stores.picking.at, stores.call.drafts.current?.at]).toEqual([ELSEWHERE, ELSEWHERE])
})

it('a click on the map during a correction is the correction’s place and not the caller’s', async () => {
  const { stores, sent, correct } = await correctDuringACall()
  stores.picking.pick({ lng: -76.85, lat: 40.25 })
  flushSync()
  await correct()
  expect(sent).toMatchObject([{ place: { lng: -76.85, lat: 40.25 } }])
  expect(stores.call.drafts.current?.at).toEqual(ELSEWHERE)
})
