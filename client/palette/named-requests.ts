import { isOpen } from '../../shared/domain/requests.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import { shortNumber } from '../format/words.ts'
import { plain, rest, says, strong, type Completion, type PaletteView } from './completion.ts'

const NUMBER = /^#?(\d{2}-)?\d{1,7}$/
/** So few digits name a request only by being its whole number: `7` is not the end of 04817. */
const SHORT_END = 3

export const isNumber = (token: string): boolean => NUMBER.test(token)
const runningOf = (request: ServiceRequest) => Number(shortNumber(request.number))

/** Which requests a token names: the one with this number, else all whose number ends so. Open ones first, then the newer. */
export function findNumber(token: string, requests: Iterable<ServiceRequest>): ServiceRequest[] {
  const digits = token.replace('#', '')
  const all = [...requests]
  if (digits.includes('-')) {
    const [year, running] = digits.split('-')
    return all.filter((request) => request.number.startsWith(`${year}-`) && runningOf(request) === Number(running))
  }
  const exact = all.filter((request) => runningOf(request) === Number(digits))
  const found = exact.length > 0 || digits.length < SHORT_END ? exact : all.filter(({ number }) => number.endsWith(digits))
  return found.sort(openThenNew)
}

export const openThenNew = (a: ServiceRequest, b: ServiceRequest): number =>
  Number(isOpen(b)) - Number(isOpen(a)) || b.receivedAt.localeCompare(a.receivedAt) || b.number.localeCompare(a.number)

export interface Named {
  requests: ServiceRequest[]
  /** What follows the numbers. */
  after: string[]
  /** A number that is none, or more than one: what to say instead of acting. */
  fault?: Completion[]
}

/** The numbers at the head of the words; without any, what is selected. `isOther`: a token that looks like a number and is none. */
export function namedRequests(words: readonly string[], view: PaletteView, before: string, isOther: (token: string) => boolean = () => false): Named {
  const requests: ServiceRequest[] = []
  let at = 0
  for (; at < words.length; at++) {
    const token = words[at]!.replace(/,$/, '')
    if (!isNumber(token) || isOther(token)) break
    const found = findNumber(token, view.board.requests.values())
    const [only] = found
    if (!only || found.length > 1) return { requests, after: words.slice(at + 1), fault: which(token, found, view, [before, ...words.slice(0, at)].join(' ')) }
    if (!requests.includes(only)) requests.push(only)
  }
  if (at === 0) requests.push(...view.selected.flatMap((id) => view.board.requests.get(id) ?? []))
  return { requests, after: words.slice(at) }
}

/** The number is not whole, or names several: which are meant. Choosing one types its number. */
function which(token: string, found: ServiceRequest[], view: PaletteView, before: string): Completion[] {
  const digits = token.replace('#', '')
  const candidates = found.length > 0 ? found : [...view.board.requests.values()].filter((request) => String(runningOf(request)).startsWith(digits)).sort(openThenNew)
  const head = found.length > 1
    ? says(plain(`${token} may be ${found.length} requests: which?`))
    : candidates.length > 0 ? says(plain(`${before} ${token}`.trim()), rest('the rest of the number')) : says(plain(`No request ${token} is on the board.`))
  return [head, ...candidates.slice(0, 7).map((request) => ({
    id: request.id,
    words: requestParts(request, view),
    aside: request.place.address ?? '',
    fill: `${before} ${found.length > 1 ? request.number : runningOf(request)} `.trimStart(),
  }))]
}

export const requestParts = (request: ServiceRequest, view: PaletteView) => [
  strong(`${request.number} ${view.board.services.get(request.serviceCode)?.name ?? request.serviceCode}`),
]

/** One by its number and service, several by how many they are. */
export const requestsParts = (requests: readonly ServiceRequest[], view: PaletteView) =>
  requests.length === 1 ? requestParts(requests[0]!, view) : [strong(`${requests.length} requests`), plain(requests.map(({ number }) => shortNumber(number)).join(', '))]
