import { expect, it } from 'vitest'
import { stepInRun } from '../../client/board/crews/run-steps.ts'
import type { Draft } from '../../client/net/commands.ts'
import { crewId, requestId } from '../../client/look/gallery/fixture.ts'
import { desk } from './kit/mounted.ts'

const truck = crewId(1)
const [first, second] = [4809, 4802].map(requestId) as [string, string]

it('a step in a run that fails does not end the steps behind it, nor those of another desk', async () => {
  const sent: Draft[] = []
  const stores = desk((drafts) => {
    sent.push(...drafts)
    return Promise.resolve(drafts.map(() => ({ commandId: 'c', outcome: 'accepted', seq: 1 })))
  })
  const failing = stores.crews.inTurn(() => Promise.reject(new Error('broken')))
  const step = stepInRun(stores, truck, second, -1)
  await expect(failing).rejects.toThrow('broken')
  await step
  expect(sent).toMatchObject([{ kind: 'ReorderRun', crewId: truck }])
  expect((sent[0] as Extract<Draft, { kind: 'ReorderRun' }>).requestIds.slice(0, 2)).toEqual([second, first])
})

it('steps go one after the other', async () => {
  const stores = desk(() => new Promise(() => undefined))
  const order: string[] = []
  let answer = () => {}
  const one = stores.crews.inTurn(() => new Promise<void>((resolve) => (answer = resolve)).then(() => void order.push('one')))
  const two = stores.crews.inTurn(async () => void order.push('two'))
  await Promise.resolve()
  answer()
  await Promise.all([one, two])
  expect(order).toEqual(['one', 'two'])
})
