import { describe, expect, it } from 'vitest'
import { answersTo, isDangerous, isInDanger, stillToAsk, type Question } from '../../client/call/questions.ts'
import { callBackTo, dueWords, readBack, targetSentence } from '../../client/call/what-to-say.ts'
import { fixtureBoard, NOW } from '../../client/look/gallery/fixture.ts'
import { clockBook, policyInForce } from '../../shared/domain/board.ts'

const board = fixtureBoard()
const book = clockBook(board)
const ZONE = 'America/New_York'
const say = (code: string, now = NOW) => targetSentence(board.services.get(code)!.name, policyInForce(board, code), book, now)

// Tuesday 24 November 2026, 14:03 there; the office is open 07:00–16:00, and Thursday the 26th is a holiday.
describe('what can be said of when', () => {
  it('is the target by the calendar: one open day from Tuesday afternoon', () => {
    expect(say('pothole-major')).toBe('Pothole, main road: the target here is to finish by tomorrow, Wednesday, 14:03.')
  })
  it('leaps over the holiday and the weekend', () => {
    expect(say('pothole')).toBe('Pothole: the target here is to finish by Monday 30 November.')
  })
  it('after hours counts from the next opening', () => {
    expect(say('pothole-major', NOW + 6 * 3_600_000)).toBe('Pothole, main road: the target here is to finish by Friday, 07:00.')
  })
  it('names when somebody comes and when it is done, and not all that lies between', () => {
    expect(say('tree-blocking')).toBe('Tree blocking road: the target here is to be there by 15:03 today, and to finish by tomorrow, Wednesday, 14:03.')
  })
  it('names the arrival alone where nothing else is set', () => {
    expect(say('wires-down')).toBe('Wires down: the target here is to be there by 14:33 today.')
  })
  it('promises nothing where there is no target', () => {
    expect(say('snow-missed')).toBe('Snow, missed street: the city has set no target for this, so I cannot give you a time.')
    expect(targetSentence('New thing', undefined, book, NOW)).toContain('no target')
  })
  it('promises nothing by a calendar that never opens again', () => {
    const never = { ...book, calendars: [{ seq: 1, calendarId: 'shut', from: '2020-01-01T00:00:00.000Z', holidays: [], weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } }] }
    expect(targetSentence('Thing', { seq: 2, serviceCode: 'x', targets: { resolve: 'P1D' }, calendarId: 'shut', pausedBy: [] }, never, NOW)).toContain('no target')
  })
  it('tomorrow is the next date there, also across midnight in Greenwich', () => {
    const late = Date.parse('2026-11-25T02:30:00.000Z')
    expect(dueWords(late + 3 * 3_600_000, late, ZONE)).toBe('tomorrow, Wednesday, 00:30')
    expect(dueWords(late + 60_000, late, ZONE)).toBe('21:31 today')
  })
})

describe('reading back', () => {
  it('has service and place', () => expect(readBack({ service: 'Pothole', address: '1420 Derry St', placed: true })).toBe('Pothole, 1420 Derry St.'))
  it('of a place that has no words says what there is', () => expect(readBack({ service: 'Pothole', address: '', placed: true })).toBe('Pothole, where the pin stands.'))
  it('a name in the field for the number is not called', () => expect([callBackTo('Denise Ortiz'), callBackTo(' 717-555-0168 '), callBackTo('')]).toEqual([undefined, '717-555-0168', undefined]))
  it('says so when nobody knows where', () => expect(readBack({ service: 'Pothole', address: '', placed: false })).toBe('Pothole, place not known.'))
})

describe('what a service wants to know', () => {
  const sparks: Question = { code: 'sparks', text: 'Does it spark?', kind: 'yes-no', required: true, danger: true }
  const touch: Question = { code: 'touch', text: 'What does it touch?', kind: 'one-of', options: [{ code: 'car', text: 'A car with people', danger: true }, { code: 'tree', text: 'A tree' }] }
  it('yes to a dangerous question is danger, no is none', () => expect([isDangerous(sparks, 'yes'), isDangerous(sparks, 'no'), isDangerous(sparks, undefined)]).toEqual([true, false, false]))
  it('of several answers only the dangerous one is', () => expect([isDangerous(touch, 'car'), isDangerous(touch, 'tree')]).toEqual([true, false]))
  it('one is enough', () => expect(isInDanger([sparks, touch], { sparks: 'no', touch: 'car' })).toBe(true))
  it('what must be asked is missed until it is answered', () => {
    expect(stillToAsk([touch, sparks], {})?.code).toBe('sparks')
    expect(stillToAsk([touch, sparks], { sparks: 'no' })).toBeUndefined()
  })
  it('answers to another service do not go along', () => expect(answersTo([sparks], { sparks: ' yes ', touch: 'car' })).toEqual({ sparks: 'yes' }))
})
