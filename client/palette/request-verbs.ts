import type { Draft } from '../net/commands.ts'
import type { ActionId } from '../stores/request-actions.ts'
import { plain, rest, says, strong, type Completion, type PaletteView } from './completion.ts'
import { namedRequests, requestParts, requestsParts } from './named-requests.ts'
import { actionOf, nothingSelected, whyNot } from './why-not.ts'

type Complete = (words: readonly string[], view: PaletteView) => Completion[]

/** A verb that needs requests and no more. Without `at`, its dialog asks for the rest. */
function onRequests(name: string, verb: string, id: ActionId, at?: { kind: 'AcknowledgeRequest' | 'ResumeRequest' | 'UnassignCrew' | 'UnmergeRequest'; doing: string }): Complete {
  return (words, view) => {
    const { requests, after, fault } = namedRequests(words, view, name)
    if (fault) return fault
    if (requests.length === 0) return [nothingSelected(verb)]
    const no = whyNot(id, requests, view)
    if (no) return [no]
    if (after.length > 0) return [says(plain(`${verb}: “${after.join(' ')}” is no number.`))]
    const requestIds = requests.map((request) => request.id)
    const drafts = at && requestIds.map((requestId): Draft => ({ kind: at.kind, requestId }))
    // From whom, when several crews are on it, is asked.
    const asks = !drafts || (id === 'take-back' && requests.length === 1 && requests[0]!.assignments.length > 1)
    return [{
      id,
      words: [plain(verb), ...requestsParts(requests, view)],
      aside: asks && actionOf(id).asks ? 'asks for the rest' : '',
      deed: asks ? { do: 'start', action: id, requestIds } : { do: 'command', drafts, doing: at!.doing },
    }]
  }
}

/** `merge 4821 4819`: the first ends as part of the second; `merge 4819`: the selected does. */
const merge: Complete = (words, view) => {
  const tokens = words.filter((word) => word !== 'into')
  const { requests, after, fault } = namedRequests(tokens, view, 'merge')
  if (fault) return fault
  const selected = view.board.requests.get(view.selected[0] ?? '')
  const named = tokens.length - after.length
  const [from, into] = named === 1 && selected && selected !== requests[0] && view.selected.length === 1 ? [selected, requests[0]] : named === 0 ? [requests[0]] : requests
  if (!from) return [nothingSelected('Merge')]
  if (after.length > 0 || requests.length > 2) return [says(plain('Merge takes two numbers: the one that ends, then the one it becomes part of.'))]
  const no = whyNot('merge', [from], view)
  if (no) return [no]
  if (!into) return [says(plain('Merge'), ...requestParts(from, view), plain('into'), rest('which? its number'))]
  const notInto = whyNot('merge', [into], view)
  if (notInto) return [notInto]
  return [{
    id: 'merge', words: [plain('Merge'), ...requestParts(from, view), plain('into'), ...requestParts(into, view)],
    deed: { do: 'command', drafts: [{ kind: 'MergeRequests', requestId: from.id, intoRequestId: into.id }], doing: 'merging' },
  }]
}

/** `note 4821 text…`; without a number, to the selected. */
const note: Complete = (words, view) => {
  const { requests, after, fault } = namedRequests(words.slice(0, 1), view, 'note')
  if (fault && view.selected.length !== 1) return fault
  const [request] = fault ? view.selected.flatMap((id) => view.board.requests.get(id) ?? []) : requests
  const text = [...(fault ? words.slice(0, 1) : after), ...words.slice(1)].join(' ').trim()
  if (!request) return [nothingSelected('Add a note to')]
  const no = whyNot('note', [request], view)
  if (no) return [no]
  if (text === '') return [says(plain('Add a note to'), ...requestParts(request, view), rest('what does it say?'))]
  return [{
    id: 'note', words: [plain('Add to'), ...requestParts(request, view), strong(`“${text}”`)],
    deed: { do: 'command', drafts: [{ kind: 'AddNote', requestId: request.id, text: text.slice(0, 4_000) }], doing: 'adding a note' },
  }]
}

export const REQUEST_VERBS = {
  merge, note,
  acknowledge: onRequests('w', 'Acknowledge', 'acknowledge', { kind: 'AcknowledgeRequest', doing: 'acknowledging' }),
  resume: onRequests('resume', 'Resume', 'resume', { kind: 'ResumeRequest', doing: 'resuming' }),
  takeBack: onRequests('t', 'Take back', 'take-back', { kind: 'UnassignCrew', doing: 'taking back' }),
  unmerge: onRequests('unmerge', 'Take the merge back of', 'unmerge', { kind: 'UnmergeRequest', doing: 'taking the merge back' }),
  nearest: onRequests('nearest', 'Nearest crews to', 'nearest'),
  resolve: onRequests('resolve', 'Resolve', 'resolve'),
  correct: onRequests('correct', 'Correct', 'correct'),
  close: onRequests('close', 'Close', 'close'),
  cancel: onRequests('cancel', 'Cancel', 'cancel'),
  reopen: onRequests('reopen', 'Reopen', 'reopen'),
} satisfies Record<string, Complete>
