import { isOpen } from '../../shared/domain/requests.ts'
import { placeAlongCurb, placeFor } from '../board/crews/crew-jobs.ts'
import type { Stores } from '../stores/stores.ts'
import type { Drop, Grip } from './drag-state.ts'
import { dropActs } from './drop-acts.ts'
import type { DragHost } from './start-dragging.ts'

/** The drag as this board means it: what may be lifted, what takes it, what a drop gives. */
export function dragHost(stores: Stores): DragHost {
  const { actions, board, drag, pending, selection, session } = stores
  const mayLift = (requestId: string) => {
    const request = board.request(requestId)
    return session.may('AssignCrew') && request !== undefined && isOpen(request) && pending.ofRequest(requestId) === undefined
  }
  /** The same question is asked for every move: it is answered anew only for another target or another board. */
  let asked: { board: unknown; grip: Grip; key: string; may: boolean } | undefined
  /** The place at which the curb showed it, as the hand let go. */
  let shownAt: number | undefined
  /** A drop on a crew that points at no place goes where the curb showed it. */
  const placed = ({ grip, target }: Drop): Drop =>
    target.kind === 'crew' && target.index === undefined ? { grip, target: { ...target, index: shownAt } } : { grip, target }
  return {
    port: () => drag.port,
    mayLift,
    with: (requestId) => [requestId, ...selection.with(requestId).filter((id) => id !== requestId && mayLift(id))],
    mayDrop(grip, target) {
      const key = target.kind === 'queue' ? 'queue' : `${target.crewId} ${target.index}`
      if (asked?.board !== board.board || asked.grip !== grip || asked.key !== key) {
        asked = { board: board.board, grip, key, may: dropActs({ grip, target }, board.board) !== undefined }
      }
      return asked.may
    },
    placeOnCurb: (crewId, ahead, grip) => placeAlongCurb(crewId, ahead, grip.requestIds, stores),
    seq: () => actions.seq,
    show(next) {
      if (next.phase !== 'dragging' && drag.grip) shownAt = drag.overCrewId === undefined ? undefined : placeFor(stores, drag.overCrewId, drag.requestIds)
      drag.show(next)
    },
    drop: (drop) => void giveDrop(stores, placed(drop)),
    drawn: ({ points, also }) => selection.choose(drag.port?.requestsWithin(points) ?? [], also),
    toggle: (requestId) => selection.toggle(requestId),
  }
}

/** A drop, or what a key or a menu does in its place. */
export async function giveDrop({ board, pending, selection }: Pick<Stores, 'board' | 'pending' | 'selection'>, drop: Drop): Promise<void> {
  const given = dropActs(drop, board.board)
  if (!given) return
  if (drop.grip.requestIds.length > 1) selection.chooseNone()
  await pending.giveAll(given.acts, given.done)
}
