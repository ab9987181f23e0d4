import { KEY_TABLE } from '../keys/key-table.ts'
import type { Stores } from '../stores/stores.ts'
import type { Deed } from './completion.ts'

/** Does what a completion promised, as a hand would: through the same stores, with the same refusals. */
export function runDeed(deed: Deed, stores: Stores, seenSeq: number): unknown {
  const { actions, colouring, pending, queue, route, selection, session, theme } = stores
  switch (deed.do) {
    case 'give':
      return actions.giveAllTo(deed.requestIds, deed.crewId, { seenSeq })
    case 'command':
      return pending.giveAll(deed.drafts.map((draft) => ({ command: { ...draft, seenSeq }, doing: deed.doing })))
    case 'start': {
      const [first] = deed.requestIds
      if (first === undefined) return undefined
      // What is acted on is selected: the dialog is about all that were named, and is seen to be.
      if (deed.requestIds.length > 1) selection.choose(deed.requestIds)
      else selection.select(first)
      return actions.start(deed.action, first)
    }
    case 'open':
      return selection.open(deed.requestId)
    case 'look-up':
      return route.openNumber(deed.number)
    case 'find':
      return queue.find(deed.words)
    case 'crew':
      return selection.selectCrew(deed.crewId)
    case 'key':
      return KEY_TABLE.find(({ keys }) => keys.includes(deed.key))?.act(stores, deed.key, new KeyboardEvent('keydown', { key: deed.key }))
    case 'colour':
      return colouring.choose(deed.by)
    case 'theme':
      return theme.choose(deed.theme)
    case 'sign-out':
      return session.signOut()
  }
}
