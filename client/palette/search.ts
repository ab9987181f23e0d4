import { isOpen } from '../../shared/domain/requests.ts'
import { statusWord } from '../../shared/domain/sentences.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import { shortNumber } from '../format/words.ts'
import { hasWords, wordsOf } from '../stores/queue-filters.ts'
import { plain, says, strong, type Completion, type PaletteView } from './completion.ts'
import { namedCrews } from './named-crews.ts'
import { findNumber, isNumber, openThenNew } from './named-requests.ts'

const MOST = 8
const nameOf = (view: PaletteView) => (code: string) => view.board.services.get(code)?.name ?? code

const opening = (request: ServiceRequest, view: PaletteView): Completion => ({
  id: request.id,
  words: [plain('Open'), strong(`${shortNumber(request.number)} ${nameOf(view)(request.serviceCode)}`), plain(request.place.address ?? '')],
  aside: statusWord(request.status),
  deed: view.board.requests.has(request.id) ? { do: 'open', requestId: request.id } : { do: 'look-up', number: request.number },
})

/** Requests with these words: on the board, open ones first, then those the server knows from before. */
export function requestsWith(words: readonly string[], view: PaletteView): Completion[] {
  const live = [...view.board.requests.values()].filter((request) => hasWords(request, wordsOf(words.join(' ')), nameOf(view))).sort(openThenNew)
  const past = view.past.filter((request) => !view.board.requests.has(request.id) && !isOpen(request))
  return [...live, ...past].slice(0, MOST).map((request) => opening(request, view))
}

/** `4821` or `go 4821`: opens it; of one that is not on the board, looks among the past. */
export function go(words: readonly string[], view: PaletteView): Completion[] {
  const [token = ''] = words
  if (token === '') return [says(plain('Open'), { text: 'which request? its number', look: 'rest' })]
  if (!isNumber(token)) return requestsWith(words, view)
  const found = findNumber(token, view.board.requests.values())
  const others = requestsWith([token], view).filter(({ id }) => !found.some((request) => request.id === id))
  return found.length > 0 ? [...found.map((request) => opening(request, view)), ...others].slice(0, MOST) : [...others, ...lookUp(token, view)]
}

function lookUp(token: string, view: PaletteView): Completion[] {
  const newest = [...view.board.requests.values()].reduce((last, { number }) => (number > last ? number : last), '')
  const number = /^#?\d{2}-\d+$/.test(token) ? token.replace('#', '') : newest && `${newest.slice(0, 2)}-${token.replace('#', '')}`
  const [year, running = ''] = number.split('-')
  if (!year || running.length > 7) return []
  const whole = `${year}-${running.padStart(5, '0')}`
  return [{ id: 'look-up', words: [plain('Look for'), strong(whole), plain('among the past')], deed: { do: 'look-up', number: whole } }]
}

/** `find wires derry`: filters the queue, or opens one of them. */
export function find(words: readonly string[], view: PaletteView): Completion[] {
  if (words.length === 0) return [says(strong('Find'), { text: 'a number, a service, a street, a word', look: 'rest' })]
  const text = words.join(' ')
  return [{ id: 'find', words: [plain('Show in the queue'), strong(`“${text}”`)], deed: { do: 'find', words: text } }, ...requestsWith(words, view)]
}

/** Words that are no order: requests and crews that have them, and the queue filtered by them. */
export function search(words: readonly string[], view: PaletteView): Completion[] {
  const requests = requestsWith(words, view)
  const { one, fitting } = namedCrews(words.join(' '), view)
  const crews = fitting.slice(0, 3).map((crew): Completion => ({
    id: crew.id, words: [plain('Show'), strong(crew.name), plain(crew.skills.join(', '))], aside: view.crew(crew).text, deed: { do: 'crew', crewId: crew.id },
  }))
  const [filter] = find(words, view)
  return [...(one ? [...crews, ...requests] : [...requests, ...crews]), ...(filter ? [filter] : [])]
}
