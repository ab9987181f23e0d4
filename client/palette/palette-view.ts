import { crewState, crewStateText } from '../stores/crew-state.ts'
import type { Stores } from '../stores/stores.ts'
import { KEY_TABLE } from '../keys/key-table.ts'
import type { PaletteView } from './completion.ts'

/** The board and the desk as the grammar looks at them. */
export function paletteView(stores: Stores): PaletteView {
  const { board, clock, palette, positions, presence, selection, session } = stores
  const { now } = clock
  return {
    board: board.board, now, zone: board.timeZone, me: session.session?.name ?? '',
    selected: selection.chosen.size > 0 ? [...selection.chosen] : selection.requestId === undefined ? [] : [selection.requestId],
    past: palette.past.found,
    may: (kind) => session.may(kind),
    claimed: (requestIds) => {
      const [claim] = requestIds.flatMap((id) => presence.othersClaimsOf(id))
      return claim && `${claim.name.split(' ')[0]} is on the phone about ${requestIds.length === 1 ? 'it' : 'one of them'}`
    },
    hasKey: (key) => KEY_TABLE.some((row) => row.keys.includes(key) && (row.may?.(stores) ?? true)),
    crew: (crew) => ({
      text: crewStateText(crewState(crew, board.board, positions.of(crew.id), now), now),
      isAway: !crew.shift || crew.status !== 'available',
    }),
  }
}
