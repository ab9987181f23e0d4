import type { Stores } from '../stores/stores.ts'
import { carryText } from './presence-words.ts'

/** What others hold over the map, as the map draws it. */
export const ghostsOf = ({ board, presence }: Pick<Stores, 'board' | 'presence'>) =>
  presence.drags.flatMap(({ userId, name, requestIds, at }) =>
    at ? [{ key: userId, ...at, colour: presence.colourOf(userId), label: carryText(presence.called(name), requestIds.flatMap((id) => board.request(id)?.number ?? [])) }] : [])
