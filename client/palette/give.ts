import { crewsOn } from '../../shared/domain/requests.ts'
import type { Crew, ServiceRequest } from '../../shared/protocol/board.ts'
import { plain, rest, says, strong, type Completion, type PaletteView } from './completion.ts'
import { isBadge, namedCrews } from './named-crews.ts'
import { findNumber, namedRequests, requestsParts } from './named-requests.ts'
import { nothingSelected, whyNot } from './why-not.ts'

const MOST = 7

/** `a 4821 t7`, `a 4821 4822 t7`, `a t7` about the selected, `a 4821 line` for who can do that. */
export function give(words: readonly string[], view: PaletteView): Completion[] {
  const isNumberToo = (token: string) => findNumber(token, view.board.requests.values()).length > 0
  const last = words.at(-1)
  if (last && isBadge(last, view) && isNumberToo(last) && words.length > 1) {
    return [says(plain(`${last} is a request and a crew: type t${last} for the crew.`))]
  }
  const { requests, after, fault } = namedRequests(words, view, 'a', (token) => isBadge(token, view) && !isNumberToo(token))
  if (fault) return fault
  if (requests.length === 0) return [nothingSelected('Give')]
  const no = whyNot('give', requests, view)
  if (no) return [no]

  const typed = after.join(' ').replace(/^to\s+/, '')
  const { one, fitting } = namedCrews(typed, view)
  const what = requestsParts(requests, view)
  if (one && requests.every((request) => crewsOn(request).includes(one.id))) {
    return [says(plain(`${one.name} already has ${requests.length === 1 ? requests[0]!.number : 'them'}.`))]
  }
  if (fitting.length === 0) return [says(plain(`No crew matches “${typed}”.`))]
  const others = (one ? [...fitting, ...namedCrews('', view).fitting] : fitting).filter((crew, i, all) => crew !== one && all.indexOf(crew) === i)
  const head = one
    ? giving(requests, one, view, true)
    : says(plain('Give'), ...what, plain('to'), rest(typed === '' ? 'which crew? t7, a name or a skill' : `“${typed}” fits ${fitting.length} crews: which?`))
  return [head, ...others.filter((crew) => requests.some((request) => !crewsOn(request).includes(crew.id))).slice(0, MOST - 1).map((crew) => giving(requests, crew, view, false))]
}

function giving(requests: readonly ServiceRequest[], crew: Crew, view: PaletteView, isMeant: boolean): Completion {
  const { text, isAway } = view.crew(crew)
  const what = requestsParts(requests, view)
  return {
    id: `give-${crew.id}`,
    words: isMeant ? [plain('Give'), ...what, plain('to'), strong(crew.name)] : [plain(`Give ${requests.length === 1 ? requests[0]!.number : 'them'} to`), strong(crew.name)],
    aside: text,
    warned: isAway,
    deed: { do: 'give', requestIds: requests.map(({ id }) => id), crewId: crew.id },
  }
}
