import { HOLD_REASONS, type HoldReason } from '../../shared/protocol/words.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import { HOLD_WORDS } from '../format/words.ts'
import { momentText } from '../format/zone.ts'
import { plain, rest, says, strong, type Completion, type PaletteView, type Part } from './completion.ts'
import { namedRequests, requestsParts } from './named-requests.ts'
import { wakeTime } from './wake-time.ts'
import { nothingSelected, whyNot } from './why-not.ts'

const LONGEST_MS = 30 * 86_400_000
const OWNER_MOST = 80
const OFFERED = ['+1h', '+2h', '+4h', 'tomorrow 7:00']

/** Reasons of which some word begins so; `crew busy` names one by both. */
function reasonsFor(words: readonly string[]): HoldReason[] {
  return HOLD_REASONS.filter((reason) => {
    const own = `${reason} ${HOLD_WORDS[reason]}`.toLowerCase().split(/[\s-]+/)
    return words.every((word) => own.some((each) => each.startsWith(word.toLowerCase())))
  })
}

/** The words before the time are the reason; the longest end that is a time is the time. */
function part(words: readonly string[], view: PaletteView): { reason: readonly string[]; time: string; wakeAt?: number } {
  for (let at = 0; at < words.length; at++) {
    const time = words.slice(at).join(' ').replace(/^(until|till)\s+/, '')
    const wakeAt = wakeTime(time, view.now, view.zone)
    if (wakeAt !== undefined) return { reason: words.slice(0, at), time, wakeAt }
  }
  return { reason: words, time: '' }
}

/** `hold 4821 parts 15:00`: the reason by its beginning, the time on the city's clocks; whoever types looks after it. */
export function hold(words: readonly string[], view: PaletteView): Completion[] {
  const { requests, after, fault } = namedRequests(words, view, 'hold')
  if (fault) return fault
  if (requests.length === 0) return [nothingSelected('Hold')]
  const no = whyNot('hold', requests, view)
  if (no) return [no]

  const { reason, wakeAt } = part(after, view)
  const what = requestsParts(requests, view)
  const fitting = reasonsFor(reason)
  const line = ['hold', ...words.slice(0, words.length - after.length)].join(' ')
  if (fitting.length === 0) return [says(plain(`“${reason.join(' ')}” is no reason to wait: ${HOLD_REASONS.map((each) => HOLD_WORDS[each]).join(', ')}.`))]
  if (reason.length === 0 || fitting.length > 1) {
    const asked = reason.length === 0 ? 'what does it wait for?' : `“${reason.join(' ')}” may be ${fitting.map((each) => HOLD_WORDS[each]).join(' or ')}`
    return [says(plain('Hold'), ...what, plain('for'), rest(asked)), ...fitting.map((each) => ({
      id: each, words: [plain('waits for'), strong(HOLD_WORDS[each])], fill: `${line} ${each} ${after.slice(reason.length).join(' ')}`,
    }))]
  }
  const [why] = fitting as [HoldReason]
  if (wakeAt === undefined) {
    return [says(plain('Hold'), ...what, plain('for'), strong(HOLD_WORDS[why]), plain('until'), rest('when? 15:00, 3pm, +2h, tomorrow 7:00')),
      ...OFFERED.map((each) => holding(requests, why, wakeTime(each, view.now, view.zone)!, view, each))]
  }
  if (wakeAt <= view.now) return [says(plain('This time is past.'))]
  if (wakeAt - view.now > LONGEST_MS) return [says(plain('A hold lasts 30 days at most.'))]
  return [holding(requests, why, wakeAt, view)]
}

function holding(requests: readonly ServiceRequest[], reason: HoldReason, wakeAt: number, view: PaletteView, offered?: string): Completion {
  const until: Part[] = [plain('until'), strong(momentText(wakeAt, view.now, view.zone))]
  const more = { reason, owner: view.me.trim().slice(0, OWNER_MOST), wakeAt: new Date(wakeAt).toISOString() }
  return {
    id: `hold-${offered ?? ''}`,
    words: offered ? until : [plain('Hold'), ...requestsParts(requests, view), plain('for'), strong(HOLD_WORDS[reason]), ...until],
    aside: offered ?? `with ${view.me}`,
    deed: {
      do: 'command', doing: 'holding',
      drafts: requests.map(({ id }) => ({ kind: 'HoldRequest', requestId: id, ...more })),
    },
  }
}
