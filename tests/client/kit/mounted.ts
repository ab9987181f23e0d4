import { flushSync, mount, unmount, type Component } from 'svelte'
import { onTestFinished } from 'vitest'
import { fixtureSnapshot, NOW } from '../../../client/look/gallery/fixture.ts'
import type { Sender } from '../../../client/stores/pending.svelte.ts'
import { makeStores, type Stores } from '../../../client/stores/stores.ts'
import WithStores from './WithStores.svelte'

/** A dispatcher's desk over the city of the gallery. */
export function desk(send?: Sender): Stores {
  const stores = makeStores(send)
  const snapshot = fixtureSnapshot()
  stores.clock.stand(NOW)
  stores.board.welcome({ logId: 'gallery', head: snapshot.seq, now: snapshot.now, protocol: 1, mode: 'snapshot', board: snapshot })
  stores.session.assume({ userId: 'ana', name: 'Ana Keller', role: 'dispatcher', cityId: 'gallery' })
  return stores
}

/** Puts a component on the page; it leaves with the test, or when asked to. */
export function show<Props extends Record<string, unknown>>(stores: Stores, part: Component<Props>, props: Props): () => Promise<void> {
  let isThere = true
  const shown = mount(WithStores as Component<{ stores: Stores; part: Component<Props>; props: Props }>, { target: document.body, props: { stores, part, props } })
  flushSync()
  const leave = async () => {
    if (isThere) await unmount(shown)
    isThere = false
    flushSync()
  }
  onTestFinished(leave)
  return leave
}
