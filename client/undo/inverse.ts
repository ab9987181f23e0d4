import { isOpen } from '../../shared/domain/requests.ts'
import { commandPhrase } from '../../shared/domain/sentences.ts'
import type { Id } from '../../shared/protocol/values.ts'
import type { Draft } from '../net/commands.ts'
import { seenOf, subjectsOf, type Done, type Inverse, type World } from './done.ts'
import { movedOn } from './moved-on.ts'
import { phraseOf } from './phrase.ts'
import { restoreRun, restoreStatus } from './restore-crew-state.ts'
import type { Restoring } from './restore-crews.ts'
import { asReopened, restoreRequest } from './restore-request.ts'
import { RunSketch } from './run-sketch.ts'
import { isUndoable, UNDOABLE } from './undoable.ts'

type Restored = Restoring | { cannot: string }

/**
 * What would take an act back: compensating commands, and words that say it first. Only what
 * nobody has changed since is taken back; where somebody has, it says who, what and when.
 */
export function inverseOf(done: Done, world: World, way: 'undo' | 'redo' = 'undo'): Inverse {
  const undoable = done.commands.filter(({ kind }) => isUndoable(kind))
  const staying = [...new Set(done.commands.flatMap(({ kind }) => (UNDOABLE[kind] === true ? [] : [UNDOABLE[kind]])))]
  if (undoable.length === 0) return { cannot: staying.join(' ') }

  const runs = new RunSketch(world.board)
  const crewsOf = (kind: 'ReorderRun' | 'SetCrewStatus') => new Set(undoable.flatMap((command) => (command.kind === kind ? command.crewId : [])))
  const restored: Restored[] = [
    ...subjectsOf(undoable).toReversed().map((id) => restore(done, id, runs, world)),
    ...[...crewsOf('ReorderRun')].map((id) => restoreRun(done, id, runs, world)),
    ...[...crewsOf('SetCrewStatus')].map((id) => restoreStatus(done, id, world)),
  ]
  const commands = restored.flatMap((each) => ('cannot' in each ? [] : each.commands))
  const problems = [...new Set(restored.flatMap((each) => ('cannot' in each ? each.cannot : [])))]
  const also = [...new Set(restored.flatMap((each) => ('cannot' in each ? [] : each.also)))]
  if (commands.length === 0) return { cannot: brief([...problems, ...also]) || 'There is nothing left of it to take back.' }
  const forbidden = commands.find(({ kind }) => !world.may(kind))
  if (forbidden) return { cannot: `You may not ${commandPhrase(forbidden.kind, 'verb')}.` }
  const phrase = phraseOf(commands, world.board, way === 'undo')
  return { commands, says: `${phrase?.ask ?? 'Take it back'}?`, also: [...problems, ...also, ...staying] }
}

function restore(done: Done, id: Id, runs: RunSketch, world: World): Restored {
  const now = world.board.requests.get(id)
  if (!now) return { cannot: `${done.before.requests.get(id)?.number ?? 'It'} has left the board.` }
  const moved = movedOn(done, now, world)
  if (moved) return { cannot: moved }
  const before = done.before.requests.get(id) ?? asReopened(now)
  const survivorId = before.status === 'merged' && now.status !== 'merged' ? before.mergedInto : undefined
  const survivor = world.board.requests.get(survivorId ?? '')
  if (survivor) {
    const gone = movedOn(done, survivor, world) ?? (isOpen(survivor) ? undefined : `${survivor.number} is not open any more.`)
    if (gone) return { cannot: gone }
  }
  const restored = restoreRequest(before, now, done.before, runs, world)
  if ('cannot' in restored) return { cannot: `${now.number}: ${restored.cannot}` }
  const seenSeq = Math.max(seenOf(done, id), survivorId ? seenOf(done, survivorId) : 0)
  return { ...restored, commands: restored.commands.map((command): Draft => ({ ...command, seenSeq })) }
}

/** Two sentences are read; more are counted. */
const brief = (sentences: string[]): string => [...sentences.slice(0, 2), ...(sentences.length > 2 ? [`And ${sentences.length - 2} more.`] : [])].join(' ')
