import type { CommandOf } from '../../shared/protocol/commands.ts'
import { ago } from '../../shared/domain/sentences.ts'
import type { Id } from '../../shared/protocol/values.ts'
import { seenOf, type Done, type World } from './done.ts'
import { movedOn } from './moved-on.ts'
import type { Restoring } from './restore-crews.ts'
import type { RunSketch } from './run-sketch.ts'

/** The order of a run as it was, if it is still the same requests. */
export function restoreRun(done: Done, crewId: Id, runs: RunSketch, world: World): Restoring | { cannot: string } {
  const crew = world.board.crews.get(crewId)
  const former = done.before.crews.get(crewId)?.run
  if (!crew || !former) return { cannot: 'That crew is not on the board.' }
  const moved = movedOn(done, crew, world)
  if (moved) return { cannot: moved }
  const run = runs.run(crewId)
  const isSame = run.length === former.length && run.every((id) => former.includes(id))
  if (!isSame) return { cannot: `${crew.name} has other requests than then.` }
  if (run.every((id, i) => id === former[i])) return { commands: [], also: [] }
  return { commands: [{ kind: 'ReorderRun', crewId, requestIds: [...former], seenSeq: seenOf(done, crewId) }], also: [] }
}

/**
 * A crew's state as it was. It has nothing to do with its run and moves no `changedSeq`: that
 * somebody else has set it is seen by what it is now, or by the record that came in.
 */
export function restoreStatus(done: Done, crewId: Id, { board, now, whoSetStatus }: World): Restoring | { cannot: string } {
  const crew = board.crews.get(crewId)
  const former = done.before.crews.get(crewId)
  if (!crew || !former) return { cannot: 'That crew is not on the board.' }
  const set = done.commands.findLast((command): command is Omit<CommandOf<'SetCrewStatus'>, 'commandId'> => command.kind === 'SetCrewStatus' && command.crewId === crewId)
  const other = whoSetStatus?.(crewId, done.seq)
  if (other) return { cannot: `${crew.name} has changed since: ${other.by ?? 'Somebody'} set its state ${ago(other.at, now)}.` }
  if (set && (crew.status !== set.status || crew.statusReason !== set.reason)) return { cannot: `${crew.name} has changed since: its state was set ${ago(crew.statusSince, now)}.` }
  const { status, statusReason } = former
  if (crew.status === status && crew.statusReason === statusReason) return { commands: [], also: [] }
  return { commands: [{ kind: 'SetCrewStatus', crewId, status, ...(statusReason?.trim() ? { reason: statusReason } : {}) }], also: [] }
}
