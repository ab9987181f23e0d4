import type { LogRecord } from '../../shared/protocol/records.ts'
import { CLOCK_WORDS, HOLD_WORDS, OUTCOME_WORDS, SOURCE_WORDS } from './words.ts'
import { momentText } from './zone.ts'

/** A record as the timeline tells it: the act in strong, then the rest. */
export interface Sentence {
  act: string
  rest: string
}

export interface SentenceView {
  now: number
  zone: string
  crewName(id: string | undefined): string
  serviceName(code: string): string
  requestNumber(id: string): string
}

const DECLINED: Record<string, string> = { busy: 'busy', 'wrong-gear': 'wrong gear', 'too-far': 'too far', 'not-safe': 'not safe' }
const quote = (text: string | undefined) => (text ? `: “${text}”` : '')

/** Who did it, as the end of a sentence; the city itself is silent, and who imports what others did did not do it. */
export function byText({ by, via }: Pick<LogRecord, 'by' | 'via'>): string {
  if (via === 'import') return ', imported'
  const how = via === 'auto' ? ', noticed by itself' : ''
  if (by.actor === 'resident') return ` by a resident${how}`
  if (by.actor === 'device') return ` by a device${how}`
  return by.actor === 'person' ? ` by ${by.name ?? by.role ?? 'somebody'}${how}` : how
}

export function sentenceOf(record: LogRecord, view: SentenceView): Sentence {
  const by = byText(record)
  const crew = 'crewId' in record ? view.crewName(record.crewId) : ''
  switch (record.kind) {
    case 'RequestReceived':
      return { act: 'Received', rest: ` from ${SOURCE_WORDS[record.source]}${record.by.actor === 'person' ? by : ''}` }
    case 'RequestAcknowledged':
      return { act: 'Acknowledged', rest: by }
    case 'RequestCorrected': {
      const what = [record.serviceCode && `is ${view.serviceName(record.serviceCode)}`, record.place && 'new place', record.description && 'new words']
      return { act: 'Corrected', rest: `${by}: ${what.filter(Boolean).join(', ')}` }
    }
    case 'CrewAssigned':
      return { act: record.role === 'assist' ? `${crew} sent to help` : `Given to ${crew}`, rest: by }
    case 'CrewUnassigned':
      return { act: 'Taken back', rest: ` from ${crew}${by}` }
    case 'AssignmentAccepted':
      return { act: 'Accepted', rest: ` for ${crew}${by}` }
    case 'AssignmentDeclined':
      return { act: 'Given back', rest: ` for ${crew}${by}${record.reason ? `: ${DECLINED[record.reason]}` : ''}` }
    case 'TravelStarted':
      return { act: `${crew} on the way`, rest: by }
    case 'CrewArrived':
      return { act: `${crew} on scene`, rest: by }
    case 'RequestMadeSafe':
      return { act: 'Made safe', rest: `${by}${quote(record.note)}` }
    case 'RequestHeld': {
      const wakes = `wakes ${momentText(Date.parse(record.wakeAt), view.now, view.zone)}`
      const why = [record.reason && HOLD_WORDS[record.reason], record.owner && `with ${record.owner}`, wakes].filter(Boolean).join(', ')
      return { act: record.pauses ? 'Paused' : 'On hold', rest: `${by}: ${why}${quote(record.note)}` }
    }
    case 'RequestResumed':
      return { act: 'Resumed', rest: by || ' at its wake time' }
    case 'RequestResolved': {
      const more = [record.to && `it is ${record.to}'s`, record.when && momentText(Date.parse(record.when), view.now, view.zone)].filter(Boolean).join(', ')
      return { act: `Resolved: ${OUTCOME_WORDS[record.outcome].toLowerCase()}`, rest: `${by}${more ? `; ${more}` : ''}${quote(record.note ?? record.proof?.reason)}` }
    }
    case 'RequestClosed':
      return { act: 'Closed', rest: `${by}${quote(record.reason)}` }
    case 'RequestCancelled':
      return { act: 'Cancelled', rest: `${by}${quote(record.reason)}` }
    case 'RequestReopened':
      return { act: 'Reopened', rest: `${by}${record.newRound ? ', its clocks run anew' : ''}${quote(record.reason)}` }
    case 'RequestsMerged':
      return { act: 'Joined', rest: `: ${view.requestNumber(record.requestId)} into ${view.requestNumber(record.intoRequestId)}${by}` }
    case 'RequestUnmerged':
      return { act: 'Parted', rest: `: ${view.requestNumber(record.requestId)} stands alone again${by}` }
    case 'NoteAdded':
      return { act: 'Note', rest: `${by}${quote(record.text)}` }
    case 'ClockBreached':
      return { act: 'Breached', rest: `: ${CLOCK_WORDS[record.clock].toLowerCase()}${record.round > 1 ? `, round ${record.round}` : ''}` }
    case 'BreachWithdrawn':
      return { act: 'Breach withdrawn', rest: `: ${CLOCK_WORDS[record.clock].toLowerCase()}` }
    case 'HelpCalled':
      return { act: 'Help called', rest: ` by ${crew}` }
    case 'HelpCleared':
      return { act: 'Help cleared', rest: by }
    case 'TextBlanked':
      return { act: 'Text removed', rest: `${by}${quote(record.reason)}` }
    default:
      return { act: record.kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(), rest: by }
  }
}
