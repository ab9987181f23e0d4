import { leadOf } from '../../shared/domain/requests.ts'
import type { Board } from '../../shared/domain/board.ts'
import type { Id } from '../../shared/protocol/values.ts'
import { ACT_WORDS, type Pair, type Say } from './act-words.ts'
import type { Kept } from './done.ts'

/** A group of commands in words: as a question to come, as done, and as one of several of its kind. */
export interface Phrase {
  /** `Take 24-04809 back from Truck 1` */
  ask: string
  /** `Took 24-04809 back from Truck 1` */
  done: string
  /** Groups with the same key are of one kind: `Gave 3 to Truck 1`. */
  key: string
  many: (count: number) => string
  count: number
}

const subjectOf = (command: Kept): Id => ('requestId' in command && command.requestId ? command.requestId : 'crewId' in command ? (command.crewId ?? '') : '')
const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** Nothing where a kind has no words: the form that gave it speaks for itself. */
export function phraseOf(commands: readonly Kept[], board: Board, isBack = false): Phrase | undefined {
  const subjects = new Map<Id, Kept[]>()
  for (const command of commands) subjects.set(subjectOf(command), [...(subjects.get(subjectOf(command)) ?? []), command])
  const [[first, own] = [], ...others] = [...subjects]
  if (!own || first === undefined) return undefined
  const number = (id: Id) => board.requests.get(id)?.number ?? 'it'
  const crewOn = (id: Id) => {
    const request = board.requests.get(id)
    return request && leadOf(request)
  }
  const crew = (id: Id | undefined) => board.crews.get(id ?? '')?.name ?? 'its crew'
  const say: Omit<Say, 'it'> = { back: isBack ? 'back ' : '', crew, number }
  const pairs = own.map((command, i) => {
    const named = command.kind === 'UnassignCrew' && command.crewId === undefined ? { ...command, crewId: crewOn(first) } : command
    const words = ACT_WORDS[command.kind] as ((command: Kept, say: Say) => Pair) | undefined
    return words?.(named as Kept, { ...say, it: i === 0 ? number(first) : 'it' })
  })
  if (pairs.some((pair) => pair === undefined)) return undefined
  const joined = (which: 0 | 1) => pairs.map((pair, i) => (i === 0 ? pair![which] : small(pair![which]))).join(' and ')
  const key = shape(own, board)
  const isRequest = board.requests.has(first)
  const isOneKind = others.every(([, group]) => shape(group, board) === key)
  const counted = (which: 0 | 1, count: number) =>
    isOneKind && isRequest && own.length === 1 ? joined(which).replace(number(first), String(count)) : `${which === 0 ? 'Change' : 'Changed'} ${count} requests`
  const count = subjects.size
  const many = (n: number) => counted(1, n)
  return { ask: count === 1 ? joined(0) : counted(0, count), done: count === 1 ? joined(1) : many(count), key, many, count }
}

/** What makes two acts of one kind: the same verbs, and the same crew. */
function shape(commands: readonly Kept[], board: Board): string {
  return commands.map((command) => {
    const crewId = 'crewId' in command ? command.crewId : undefined
    const lead = command.kind === 'UnassignCrew' && crewId === undefined ? board.requests.get(command.requestId) : undefined
    return `${command.kind} ${crewId ?? (lead && leadOf(lead)) ?? ''}`
  }).join(' ')
}
