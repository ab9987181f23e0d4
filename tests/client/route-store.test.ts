import { beforeEach, describe, expect, it } from 'vitest'
import { requestId } from '../../client/look/gallery/fixture.ts'
import { RouteStore } from '../../client/route/route.svelte.ts'
import { PastStore, type PastRequest } from '../../client/stores/past.svelte.ts'
import type { Stores } from '../../client/stores/stores.ts'
import { desk } from './kit/mounted.ts'

const past = (number: string) => ({ id: `past ${number}`, number }) as PastRequest

describe('opening by number', () => {
  let stores: Stores
  let route: RouteStore
  let answers: Map<string, (request: PastRequest) => void>
  beforeEach(() => {
    stores = desk()
    answers = new Map()
    const ask = <T>(_: 'GET', path: string) => new Promise<T>((resolve) => answers.set(path.split('/').at(-1)!, resolve as (request: PastRequest) => void))
    route = new RouteStore(stores.board, new PastStore(ask), stores.selection, stores.notices)
  })
  const comes = async (number: string, opening: Promise<void>) => {
    answers.get(number)!(past(number))
    await opening
  }

  it('what the board has not is looked up, and opened', async () => {
    const opening = route.openNumber('23-00001')
    expect(route.looking).toBe('23-00001')
    await comes('23-00001', opening)
    expect([stores.selection.openId, route.looking]).toEqual(['past 23-00001', undefined])
  })

  it('an answer that comes late opens nothing over what was asked for since', async () => {
    const [first, second] = [route.openNumber('23-00001'), route.openNumber('23-00002')]
    await comes('23-00002', second)
    await comes('23-00001', first)
    expect(stores.selection.openId).toBe('past 23-00002')
    const third = route.openNumber('23-00003')
    await route.openNumber('24-04821')
    await comes('23-00003', third)
    expect(stores.selection.openId).toBe(requestId(4821))
  })
})
