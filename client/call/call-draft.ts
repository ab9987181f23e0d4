import { distanceM } from '../../shared/domain/distance.ts'
import type { Service } from '../../shared/protocol/board.ts'
import type { CommandOf } from '../../shared/protocol/commands.ts'
import type { LngLat } from '../stores/picking.svelte.ts'
import { answersTo, questionsOf, type Answers } from './questions.ts'

/** One call as far as it has been taken down. */
export interface CallDraft {
  /** Of the request to be: made once, so that a call saved twice is stored once. */
  readonly requestId: string
  /** By what the form knows it, also once it has become the rest of a call that was saved. */
  readonly key: string
  /** The request that was saved of this call before more was written: the rest is to be added to it. */
  readonly savedAs: string | undefined
  /** When the call began, milliseconds. */
  readonly begunAt: number
  /** Whose it is: nobody else at this desk sees it. */
  readonly userId: string
  what: string
  serviceCode: string | undefined
  where: string
  /** Where it is, once somebody has said so. */
  at: LngLat | undefined
  /** What put it there: an address of before, two numbers, or a hand. */
  placedBy: 'address' | 'numbers' | 'hand' | undefined
  /** The place that the words of `where` were taken from, while nobody wrote them: moved away from it, the pin finds others. */
  called: { where: string; at: LngLat } | undefined
  /** The caller cannot say where. */
  unknown: boolean
  phone: string
  name: string
  words: string
  answers: Answers
}

export const emptyDraft = (requestId: string, userId: string, begunAt: number): CallDraft => ({
  requestId, key: requestId, savedAs: undefined, userId, begunAt, what: '', serviceCode: undefined, where: '', at: undefined, placedBy: undefined, called: undefined, unknown: false,
  phone: '', name: '', words: '', answers: {},
})

/** So far a pin may be moved and its address still be its own. */
const SAME_PLACE_M = 25

/** Whether the place is to be called by where the pin stands: nobody wrote what it is called, or it is no longer there. */
export const isToBeCalled = ({ where, called }: Pick<CallDraft, 'where' | 'called'>, at: LngLat): boolean =>
  where.trim() === '' || (called !== undefined && called.where === where && distanceM(called.at, at) > SAME_PLACE_M)

/** Whether there is anything that would be lost. */
export const isWritten = ({ what, where, at, unknown, phone, name, words, answers }: CallDraft): boolean =>
  [what, where, phone, name, words, ...Object.values(answers)].some((text) => text.trim() !== '') || at !== undefined || unknown

/** What a request needs and the draft has not: the first of it. */
export function missing({ serviceCode, at, unknown }: CallDraft): 'what' | 'where' | undefined {
  if (serviceCode === undefined) return 'what'
  return at === undefined && !unknown ? 'where' : undefined
}

/** The command that the draft becomes. Undefined while something is missing. */
export function receiving(draft: CallDraft, service: Service | undefined, center: LngLat): Omit<CommandOf<'ReceiveRequest'>, 'commandId'> | undefined {
  if (!service || missing(draft)) return undefined
  const address = draft.where.trim().slice(0, 200)
  const at = draft.at ?? center
  const reporter = { ...text('name', draft.name, 120), ...text('phone', draft.phone, 40) }
  const answers = answersTo(questionsOf(service), draft.answers)
  return {
    kind: 'ReceiveRequest', requestId: draft.requestId, serviceCode: service.code, source: 'phone',
    place: { lng: at.lng, lat: at.lat, ...(address && draft.placedBy !== 'numbers' ? { address } : {}), ...(draft.at ? {} : { unknown: true }) },
    // A caller who adds nothing has still said what it is.
    description: draft.words.trim().slice(0, 4000) || `${service.name}. Reported by phone.`,
    ...(Object.keys(reporter).length > 0 ? { reporter } : {}),
    ...(Object.keys(answers).length > 0 ? { answers } : {}),
  }
}

const text = (key: 'name' | 'phone', value: string, most: number) => (value.trim() ? { [key]: value.trim().slice(0, most) } : {})
