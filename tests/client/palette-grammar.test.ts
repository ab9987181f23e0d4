import { test as fuzz, fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { emptyBoard, type Board } from '../../shared/domain/board.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import { crewId, fixtureBoard, NOW, requestId } from '../../client/look/gallery/fixture.ts'
import type { Completion, Deed, PaletteView } from '../../client/palette/completion.ts'
import { complete, VERBS } from '../../client/palette/grammar.ts'
import { wakeTime } from '../../client/palette/wake-time.ts'

const ZONE = 'America/New_York'
const known = fixtureBoard()
/** The fixture, and beside it one that is closed and one of the year before with the same short number. */
const closed = { ...known.requests.get(requestId(4788))!, id: 'closed', number: '24-04700', status: 'closed' } as ServiceRequest
const twin = { ...known.requests.get(requestId(4790))!, id: 'twin', number: '23-04790' } as ServiceRequest
const board: Board = { ...known, requests: new Map([...known.requests, [closed.id, closed], [twin.id, twin]]) }

const view = (more: Partial<PaletteView> = {}): PaletteView => ({
  board, now: NOW, zone: ZONE, me: 'Ana Keller', selected: [], past: [], may: () => true, hasKey: () => true,
  crew: (crew) => ({ text: crew.run.length > 0 ? 'on the way 4 min' : 'available', isAway: !crew.shift }), ...more,
})
const first = (line: string, more?: Partial<PaletteView>): Completion => complete(line, view(more))[0]!
const told = ({ words }: Completion) => words.map(({ text }) => text).join(' ')
const one = requestId(4821)

describe('a whole line does what it says', () => {
  const hold = (wakeAt: string, reason = 'parts') => ({
    do: 'command', doing: 'holding',
    drafts: [{ kind: 'HoldRequest', requestId: one, reason, owner: 'Ana Keller', wakeAt }],
  })
  it.each<[string, object]>([
    ['a 4821 t7', { do: 'give', requestIds: [one], crewId: crewId(7) }],
    ['a 04821 7', { do: 'give', requestIds: [one], crewId: crewId(7) }],
    ['give 24-04821 to truck 7', { do: 'give', requestIds: [one], crewId: crewId(7) }],
    ['A  821   T7 ', { do: 'give', requestIds: [one], crewId: crewId(7) }],
    ['4821 t7', { do: 'give', requestIds: [one], crewId: crewId(7) }],
    ['a 4821 t1', { do: 'give', requestIds: [one], crewId: crewId(1) }],
    ['a 4821, 4822 4821 night', { do: 'give', requestIds: [one, requestId(4822)], crewId: crewId(12) }],
    ['a 4821 signals', { do: 'give', requestIds: [one], crewId: crewId(3) }],
    ['hold 4821 parts 15:00', hold('2026-11-24T20:00:00.000Z')],
    ['hold 4821 par 3pm', hold('2026-11-24T20:00:00.000Z')],
    ['hold 4821 parts +2h', hold('2026-11-24T21:03:27.000Z')],
    ['hold 4821 parts tomorrow 7:00', hold('2026-11-25T12:00:00.000Z')],
    ['hold 4821 parts 13:00', hold('2026-11-25T18:00:00.000Z')],
    ['hold 4821 other body until fri 8am', hold('2026-11-27T13:00:00.000Z', 'other-body')],
    ['resume 24-04790', { do: 'command', drafts: [{ kind: 'ResumeRequest', requestId: requestId(4790) }], doing: 'resuming' }],
    ['t 4809', { do: 'command', drafts: [{ kind: 'UnassignCrew', requestId: requestId(4809) }], doing: 'taking back' }],
    ['resolve 4821', { do: 'start', action: 'resolve', requestIds: [one] }],
    ['cancel 4821 4822', { do: 'start', action: 'cancel', requestIds: [one, requestId(4822)] }],
    ['reopen 4700', { do: 'start', action: 'reopen', requestIds: ['closed'] }],
    ['merge 4821 into 4819', { do: 'command', drafts: [{ kind: 'MergeRequests', requestId: one, intoRequestId: requestId(4819) }], doing: 'merging' }],
    ['note 4821 pumps are on the way', { do: 'command', drafts: [{ kind: 'AddNote', requestId: one, text: 'pumps are on the way' }], doing: 'adding a note' }],
    ['4821', { do: 'open', requestId: one }],
    ['go 821', { do: 'open', requestId: one }],
    ['3320', { do: 'open', requestId: requestId(4817) }],
    ['3320 derry', { do: 'open', requestId: requestId(4817) }],
    ['wires derry', { do: 'open', requestId: requestId(4817) }],
    ['find wires derry', { do: 'find', words: 'wires derry' }],
    ['go 9999', { do: 'look-up', number: '24-09999' }],
    ['night van', { do: 'crew', crewId: crewId(12) }],
    ['c', { do: 'key', key: 'c' }],
    ['undo', { do: 'key', key: 'u' }],
    ['redo', { do: 'key', key: 'Shift+U' }],
    ['colour st', { do: 'colour', by: 'status' }],
    ['theme day', { do: 'theme', theme: 'day' }],
    ['break t7', { do: 'command', drafts: [{ kind: 'SetCrewStatus', crewId: crewId(7), status: 'break' }], doing: 'changing' }],
    ['sign out', { do: 'sign-out' }],
  ])('%s', (line, deed) => expect(first(line).deed).toEqual(deed))

  it('without a number it is about what is selected', () => {
    expect(first('a t7', { selected: [one, requestId(4822)] }).deed).toEqual({ do: 'give', requestIds: [one, requestId(4822)], crewId: crewId(7) })
    expect(first('merge 4819', { selected: [one] }).deed).toMatchObject({ drafts: [{ requestId: one, intoRequestId: requestId(4819) }] })
    expect(first('note on the way', { selected: [one] }).deed).toMatchObject({ drafts: [{ requestId: one, text: 'on the way' }] })
  })

  it('gives the other crews below, who is free first and who is away last', () => {
    const names = complete('a 4821 t7', view()).slice(1).map(told)
    expect(names[0]).toBe('Give 24-04821 to Truck 4')
    expect(names).not.toContain('Give 24-04821 to Truck 7')
    expect(complete('a 4821 streets', view()).at(-1)).toMatchObject({ deed: { crewId: crewId(12) }, warned: true })
  })
})

describe('a line that cannot be done says why and does nothing', () => {
  it.each<[string, string]>([
    ['a 4700 t7', '24-04700 is closed: giving it to a crew is not possible.'],
    ['a 4790 t7', '4790 may be 2 requests: which?'],
    ['a 9999 t7', 'No request 9999 is on the board.'],
    ['a 4821 zebra', 'No crew matches “zebra”.'],
    ['a 4809 t1', 'Truck 1 already has 24-04809.'],
    ['a t7', 'Give which request? a number, or select one first'],
    ['a 4821', 'Give 24-04821 Flooded street to which crew? t7, a name or a skill'],
    ['a 4821 streets', 'Give 24-04821 Flooded street to “streets” fits 4 crews: which?'],
    ['hold 4821', 'Hold 24-04821 Flooded street for what does it wait for?'],
    ['hold 4821 p 15:00', 'Hold 24-04821 Flooded street for “p” may be parts or planned'],
    ['hold 4821 lunch 15:00', '“lunch” is no reason to wait: waiting for resident, weather, parts, other body, crew busy, equipment, planned.'],
    ['hold 4821 parts', 'Hold 24-04821 Flooded street for parts until when? 15:00, 3pm, +2h, tomorrow 7:00'],
    ['hold 4821 parts +40d', 'A hold lasts 30 days at most.'],
    ['hold 24-04790 parts 15:00', '24-04790 is on hold: holding is not possible.'],
    ['resume 4821', '24-04821 is acknowledged: resuming is not possible.'],
    ['t 4821', 'No crew has 24-04821: there is nothing to take back.'],
    ['close 4821', '24-04821 is acknowledged: closing is not possible.'],
    ['merge 4821', 'Merge 24-04821 Flooded street into which? its number'],
    ['merge 4821 4700', '24-04700 is closed: merging is not possible.'],
    ['note 4821', 'Add a note to 24-04821 Flooded street what does it say?'],
    ['break t12', 'Night van is off shift.'],
    ['available t7', 'Truck 7 is available already.'],
    ['resolve 4821 fixed', 'Resolve: “fixed” is no number.'],
    ['theme pink', 'Theme: night, day, as the system.'],
  ])('%s', (line, words) => {
    const completion = first(line)
    expect(told(completion)).toBe(words)
    expect(completion.deed).toBeUndefined()
    expect(completion.fill).toBeUndefined()
  })

  it('who may not is told so, and is not offered it', () => {
    expect(told(first('a 4821 t7', { may: () => false }))).toBe('Your role may not give requests to crews.')
    expect(complete('', view({ may: () => false })).map(told).join()).not.toContain('Give')
  })

  it('a crew whose badge is also the number of a request must be told by its t', () => {
    const low = { ...board.requests.get(one)!, id: 'low', number: '24-00007' } as ServiceRequest
    const small = { ...board, requests: new Map([[low.id, low], [one, board.requests.get(one)!]]) }
    expect(told(first('a 4821 7', { board: small }))).toBe('7 is a request and a crew: type t7 for the crew.')
    expect(first('a 4821 7', { board: small }).deed).toBeUndefined()
    expect(first('a 7 t7', { board: small }).deed).toEqual({ do: 'give', requestIds: ['low'], crewId: crewId(7) })
  })
})

describe('a line not yet whole', () => {
  it('offers every verb, then the numbers and the crews that go on', () => {
    expect(complete('', view()).length).toBe(VERBS.length)
    expect(complete('a 48', view()).slice(1).every(({ fill }) => /^a 48\d\d $/.test(fill ?? ''))).toBe(true)
    expect(complete('a 4821 48', view())[1]).toMatchObject({ fill: expect.stringMatching(/^a 4821 48\d\d $/) })
    expect(complete('a 4790 t7', view()).slice(1).map(({ fill }) => fill)).toEqual(['a 24-04790 ', 'a 23-04790 '])
    expect(complete('hold 4821 p 15:00', view()).slice(1).map(({ fill }) => fill)).toEqual(['hold 4821 parts 15:00', 'hold 4821 planned 15:00'])
    expect(complete('reo', view())[0]).toMatchObject({ fill: 'reopen ' })
  })

  it('past requests that the server found can be opened and nothing else', () => {
    const old = { ...closed, id: 'old', number: '22-00412' } as ServiceRequest
    expect(complete('find elm', view({ past: [old] })).map(({ deed }) => deed)).toContainEqual({ do: 'look-up', number: '22-00412' })
    expect(first('a 22-00412 t7', { past: [old] }).deed).toBeUndefined()
  })
})

describe('wake times', () => {
  it.each([
    ['7:00', '2026-11-25T12:00:00.000Z'], ['+30m', '2026-11-24T19:33:27.000Z'], ['+1d', '2026-11-25T19:03:27.000Z'],
    ['noon', '2026-11-25T17:00:00.000Z'], ['tom 7', '2026-11-25T12:00:00.000Z'], ['tuesday', '2026-12-01T12:00:00.000Z'], ['12am', '2026-11-25T05:00:00.000Z'],
  ])('%s', (words, at) => expect(new Date(wakeTime(words, NOW, ZONE)!).toISOString()).toBe(at))
  it.each(['', '7', '25:00', '13pm', '3:75', 'parts', '+', '+2', 'tomorrow never'])('“%s” is none', (words) => expect(wakeTime(words, NOW, ZONE)).toBeUndefined())
  it('an hour that the spring leaves out does not come that day', () => {
    expect(wakeTime('tomorrow 2:30', Date.parse('2026-03-07T18:00:00.000Z'), ZONE)).toBeUndefined()
  })
})

describe('whatever is typed', () => {
  const idsIn = (deed: Deed): string[] => {
    if (deed.do === 'open') return [deed.requestId]
    if (deed.do === 'give' || deed.do === 'start') return deed.requestIds
    return deed.do === 'command' ? deed.drafts.flatMap((draft) => [...('requestId' in draft ? [draft.requestId!] : []), ...('intoRequestId' in draft ? [draft.intoRequestId] : [])]) : []
  }
  const check = (line: string, of: PaletteView) => {
    const all = complete(line, of)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    for (const { deed, words } of all) {
      expect(words.length).toBeGreaterThan(0)
      if (deed) for (const id of idsIn(deed)) expect(of.board.requests.has(id)).toBe(true)
      if (deed?.do === 'give' || deed?.do === 'crew') expect(of.board.crews.has(deed.crewId)).toBe(true)
    }
  }
  const token = fc.oneof(
    fc.constantFrom(...VERBS.flatMap(({ names }) => names)), fc.constantFrom('4821', '04822', '24-04790', '9999', '48', 't7', '7', 'truck', 'parts', 'until', 'into', '15:00', '+2h', 'tomorrow', ',', '#'),
    fc.string({ unit: 'binary', maxLength: 8 }), fc.nat().map(String),
  )
  fuzz.prop([fc.oneof(fc.string({ unit: 'binary' }), fc.array(token, { maxLength: 7 }).map((words) => words.join(' '))), fc.subarray([one, 'gone', 'closed'])])(
    'it never throws and never acts on what is not there',
    (line, selected) => {
      check(line, view({ selected }))
      check(line, view({ selected, board: emptyBoard }))
    },
  )
})

describe('another on the phone about it', () => {
  const claimed = (ids: readonly string[]) => (ids.includes(one) ? 'Luis is on the phone about it' : undefined)

  it('warns where it is given or held, and forbids nothing', () => {
    expect(first('a 4821 t7', { claimed })).toMatchObject({ aside: 'Luis is on the phone about it', warned: true, deed: { do: 'give' } })
    expect(first('hold 4821 parts 15:00', { claimed })).toMatchObject({ aside: 'Luis is on the phone about it', warned: true, deed: { do: 'command' } })
  })
  it('is no matter of other requests', () => expect(first('a 4822 t7', { claimed }).aside).not.toMatch(/phone/))
})
