import type { CommandKind } from '../../shared/protocol/commands.ts'
import { strong, type Completion, type PaletteView } from './completion.ts'
import { byKey, colour, crewStatus, signOut, theme } from './desk-verbs.ts'
import { give } from './give.ts'
import { hold } from './hold.ts'
import { REQUEST_VERBS } from './request-verbs.ts'
import { find, go, search } from './search.ts'
import { isNumber } from './named-requests.ts'

interface Verb {
  /** The first is what a choice types. */
  names: readonly string[]
  words: string
  /** What follows, as an example. */
  then?: string
  /** Who may not give this is not offered the verb. */
  kind?: CommandKind
  complete(words: readonly string[], view: PaletteView): Completion[]
}

/** What can be typed, in the order in which it is offered. */
export const VERBS: readonly Verb[] = [
  { names: ['a', 'give', 'assign'], words: 'Give', then: '4821 t7', kind: 'AssignCrew', complete: give },
  { names: ['hold', 'h'], words: 'Hold', then: '4821 parts 15:00', kind: 'HoldRequest', complete: hold },
  { names: ['resume'], words: 'Resume', then: '4821', kind: 'ResumeRequest', complete: REQUEST_VERBS.resume },
  { names: ['find'], words: 'Find', then: 'wires derry', complete: find },
  { names: ['go', 'open'], words: 'Open', then: '4821', complete: go },
  { names: ['c', 'new', 'call'], words: 'New call', kind: 'ReceiveRequest', complete: byKey('c', 'New call') },
  { names: ['nearest', 'n'], words: 'Nearest crews', then: '4821', kind: 'AssignCrew', complete: REQUEST_VERBS.nearest },
  { names: ['note'], words: 'Add a note', then: '4821 text', kind: 'AddNote', complete: REQUEST_VERBS.note },
  { names: ['t', 'take'], words: 'Take back', then: '4821', kind: 'UnassignCrew', complete: REQUEST_VERBS.takeBack },
  { names: ['merge', 'm'], words: 'Merge', then: '4821 4819', kind: 'MergeRequests', complete: REQUEST_VERBS.merge },
  { names: ['resolve', 'r'], words: 'Resolve', then: '4821', kind: 'ResolveRequest', complete: REQUEST_VERBS.resolve },
  { names: ['close'], words: 'Close', then: '4821', kind: 'CloseRequest', complete: REQUEST_VERBS.close },
  { names: ['reopen'], words: 'Reopen', then: '4821', kind: 'ReopenRequest', complete: REQUEST_VERBS.reopen },
  { names: ['cancel'], words: 'Cancel', then: '4821', kind: 'CancelRequest', complete: REQUEST_VERBS.cancel },
  { names: ['correct', 'e'], words: 'Correct', then: '4821', kind: 'CorrectRequest', complete: REQUEST_VERBS.correct },
  { names: ['w', 'acknowledge', 'ack'], words: 'Acknowledge', then: '4821', kind: 'AcknowledgeRequest', complete: REQUEST_VERBS.acknowledge },
  { names: ['unmerge'], words: 'Take a merge back', then: '4821', kind: 'UnmergeRequest', complete: REQUEST_VERBS.unmerge },
  { names: ['break'], words: 'On break', then: 't7', kind: 'SetCrewStatus', complete: crewStatus('break', 'break', 'on break') },
  { names: ['available'], words: 'Available', then: 't7', kind: 'SetCrewStatus', complete: crewStatus('available', 'available', 'available') },
  { names: ['out'], words: 'Out of service', then: 't7', kind: 'SetCrewStatus', complete: crewStatus('out', 'out-of-service', 'out of service') },
  { names: ['undo', 'u'], words: 'Undo', complete: byKey('u', 'Undo') },
  { names: ['redo'], words: 'Redo', complete: byKey('Shift+U', 'Redo') },
  { names: ['colour', 'color', 'x'], words: 'Colour by', then: 'clock', complete: colour },
  { names: ['theme'], words: 'Theme', then: 'night', complete: theme },
  { names: ['keys', '?'], words: 'Keys', complete: byKey('?', 'Keys') },
  { names: ['sign out', 'logout'], words: 'Sign out', complete: signOut },
]

const offer = ({ names: [name = ''], words, then, complete }: Verb, view: PaletteView): Completion[] =>
  then === undefined ? complete([], view) : [{ id: `verb-${name}`, words: [strong(words)], aside: `${name} ${then}`, fill: `${name} ` }]

const verbOf = (line: string): Verb | undefined => {
  const [head] = line.split(' ')
  return VERBS.find(({ names }) => names.some((name) => name === (name.includes(' ') ? line : head)))
}

/** What of a line is worth asking the past for: what follows `find`, or words that are no order. */
export function wordsForPast(text: string): string {
  const line = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const verb = verbOf(line)
  return !verb ? line : verb.complete === find || verb.complete === go ? line.split(' ').slice(1).join(' ') : ''
}

/**
 * What may come of a line, best first: Enter does the first. A verb with its words; a number; else
 * words to look for, with the verbs that begin so. Never throws; acts only on what is on the board.
 */
export function complete(text: string, view: PaletteView): Completion[] {
  return completionsOf(text, view).map((completion) => warned(completion, view))
}

/** Another on the phone about it warns, as every dialog does, and forbids nothing. */
function warned(completion: Completion, { claimed }: PaletteView): Completion {
  const { deed } = completion
  const ids = deed?.do === 'give' ? deed.requestIds : deed?.do === 'command' ? deed.drafts.flatMap((draft) => ('requestId' in draft ? draft.requestId ?? [] : [])) : []
  const claim = claimed?.(ids)
  return claim === undefined ? completion : { ...completion, aside: claim, warned: true }
}

function completionsOf(text: string, view: PaletteView): Completion[] {
  const line = text.trim().replace(/\s+/g, ' ')
  const lower = line.toLowerCase()
  const offered = VERBS.filter(({ kind }) => kind === undefined || view.may(kind))
  if (line === '') return offered.flatMap((verb) => offer(verb, view))
  const [head = '', ...words] = line.split(' ')
  const verb = verbOf(lower)
  if (verb) return verb.complete(words, view)
  if (isNumber(head)) return words.length === 0 ? go([head], view) : numberThenWords(head, words, view)
  const begun = offered.filter(({ names }) => names.some((name) => name.startsWith(lower))).flatMap((each) => offer(each, view))
  return [...begun, ...search([head, ...words], view)]
}

/** `4821 t7` gives; `3320 derry` is an address. */
function numberThenWords(head: string, words: readonly string[], view: PaletteView): Completion[] {
  const giving = give([head, ...words], view)
  return giving[0]?.deed ? giving : search([head, ...words], view)
}
