import { uuidv7 } from 'uuidv7'
import { command as schema, type Command } from '../../shared/protocol/commands.ts'
import type { Actor } from '../../shared/domain/actor.ts'
import type { Dispatcher } from '../dispatch/dispatcher.ts'
import { Fault } from '../ports/fault.ts'
import { starterPack, type Draft, type OFFICE_HOURS } from './starter-pack.ts'

export interface Founding {
  name: string
  timeZone: string
  center: { lng: number; lat: number }
  calendar: { weekly: typeof OFFICE_HOURS; holidays: string[] }
  crews: { name: string; badge: string; skills: string[] }[]
}

/** Gives commands that must be taken; a refusal here is a fault of ours, and is told as one. */
export async function giveAll(dispatcher: Dispatcher, actor: Actor, drafts: readonly Draft[]): Promise<void> {
  const commands = drafts.map(checked)
  const answers = await dispatcher.give(commands, actor)
  answers.forEach((answer, i) => {
    if (answer.outcome === 'refused') throw new Fault(`${commands[i]!.kind}: ${answer.message}`)
  })
}

/** As at the public door: what is malformed is told, and nothing of it is stored. */
function checked(draft: Draft): Command {
  const parsed = schema.safeParse({ ...draft, commandId: uuidv7() })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Fault(`${draft.kind}: ${issue?.path.join('.')} ${issue?.message}.`)
}

/** A city begins like everything else: as facts in its log. Returns the crews' ids, in order. */
export async function foundCity(dispatcher: Dispatcher, actor: Actor, { name, timeZone, center, calendar, crews }: Founding): Promise<string[]> {
  const ids = crews.map(() => uuidv7())
  await giveAll(dispatcher, actor, [
    { kind: 'FoundCity', name, timeZone, center },
    ...starterPack(calendar),
    ...crews.map((crew, i): Draft => ({ kind: 'AddCrew', crewId: ids[i]!, ...crew })),
  ])
  return ids
}

export const personActor = (userId: string, name: string, role: 'administrator' | 'supervisor' | 'dispatcher'): Actor => ({
  actor: 'person', userId, name, role,
})
