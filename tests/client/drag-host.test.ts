import { expect, it } from 'vitest'
import { dragHost } from '../../client/drag/drag-host.ts'
import type { Draft } from '../../client/net/commands.ts'
import { requestId } from '../../client/look/gallery/fixture.ts'
import { desk } from './kit/mounted.ts'

const [wires, flood, tree] = [4817, 4821, 4822].map(requestId) as [string, string, string]

it('of those chosen together the hand takes along only what may be lifted', () => {
  const stores = desk(() => new Promise(() => undefined))
  const host = dragHost(stores)
  stores.selection.choose([wires, flood, tree, 'has left the board'])
  expect(host.with(flood)).toEqual([flood, wires, tree])
  void stores.pending.give({ command: { kind: 'AcknowledgeRequest', requestId: wires } as Draft, doing: 'acknowledging' })
  expect(host.with(flood)).toEqual([flood, tree])
})
