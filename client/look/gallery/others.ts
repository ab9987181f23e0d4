import type { Stores } from '../../stores/stores.ts'
import { crewId, NOW, requestId } from './fixture.ts'

/** Two others at work: one on the phone, one with a request in the hand. */
export function showOthers({ presence, board }: Stores): void {
  const at = board.board.city!.center
  const since = new Date(NOW - 70_000).toISOString()
  presence.show({
    whole: true, gone: [], people: [
      { userId: 'luis', name: 'Luis Marin', role: 'dispatcher', requestId: requestId(4819), claim: { requestId: requestId(4819), since } },
      { userId: 'sv', name: 'Sam Vega', role: 'supervisor', requestId: requestId(4822), drag: { requestIds: [requestId(4822), requestId(4818)], over: crewId(7), at } },
      { userId: 'rosa', name: 'Rosa Duval', role: 'administrator', requestId: requestId(4819) },
    ],
  })
}
