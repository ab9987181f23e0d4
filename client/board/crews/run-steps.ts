import { giveDrop } from '../../drag/drag-host.ts'
import type { Stores } from '../../stores/stores.ts'

type Needed = Pick<Stores, 'actions' | 'board' | 'crews' | 'pending' | 'selection'>

const PATIENCE_MS = 4_000
const LOOK_MS = 25

/**
 * One place up or down in a crew's run. Keys come faster than answers: each step waits until the
 * board shows the one before, and goes on from there.
 */
export function stepInRun(stores: Needed, crewId: string, requestId: string, by: 1 | -1): Promise<unknown> {
  return stores.crews.inTurn(async () => {
    await settled(stores, crewId)
    const at = stores.board.crew(crewId)?.run.indexOf(requestId) ?? -1
    if (at >= 0 && at + by >= 0) await giveDrop(stores, dropOf(stores, crewId, requestId, { kind: 'crew', crewId, index: at + by }))
  })
}

/** The same by key, for the row of a run that has the focus; false where none has. */
export function stepFocusedRow(stores: Needed, focused: EventTarget | null, by: 1 | -1): boolean {
  const row = focused instanceof Element ? focused.closest<HTMLElement>('[data-job]') : null
  const { job, runOf } = row?.dataset ?? {}
  if (job === undefined || runOf === undefined) return false
  void stepInRun(stores, runOf, job, by)
  return true
}

export function takeOutOfRun(stores: Needed, crewId: string, requestId: string): void {
  void giveDrop(stores, dropOf(stores, crewId, requestId, { kind: 'queue' }))
}

const dropOf = ({ actions }: Needed, crewId: string, requestId: string, target: Parameters<typeof giveDrop>[1]['target']) =>
  ({ grip: { requestIds: [requestId], from: 'run' as const, crewId, pointer: 'mouse' as const, seenSeq: actions.seq }, target })

async function settled({ pending }: Needed, crewId: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  while (pending.acts.some((act) => act.crewId === crewId) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
}
