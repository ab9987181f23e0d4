import { describe, expect, test } from 'vitest'
import { readClocks } from '../../../shared/domain/sla/read-clocks.ts'
import { book, edt, find, HOUR, MINUTE, policy, read, request, utc } from './city.ts'

const all = { acknowledge: 'PT10M', dispatch: 'PT15M', arrive: 'PT1H', makeSafe: 'PT2H', resolve: 'PT8H' }
const by = book(all, { calendarId: 'always' })
const start = utc('2026-09-14 08:00')
const evening = utc('2026-09-14 22:00')
const t = (time: string) => utc(`2026-09-14 ${time}`)

describe('what is kept', () => {
  test('clocks come in the order acknowledge, dispatch, arrive, make safe, resolve', () => {
    expect(readClocks(request(start), by, t('08:01')).map((r) => [r.round, r.clock])).toEqual([
      [1, 'acknowledge'], [1, 'dispatch'], [1, 'arrive'], [1, 'makeSafe'], [1, 'resolve'],
    ])
  })
  test('a clock that the policy does not keep is absent', () => {
    expect(readClocks(request(start), book({ resolve: 'P3D' }), t('08:01')).map((r) => r.clock)).toEqual(['resolve'])
  })
  test('a request whose service has no policy has no clocks', () => {
    const bare = request(start, [], { policySeq: undefined, acts: [{ act: 'received', at: start, seq: 100 }] })
    expect(readClocks(bare, by, t('08:01'))).toEqual([])
    expect(readClocks(request(start, [], { policySeq: 77, acts: [] }), by, t('08:01'))).toEqual([])
  })
  test('a reading tells the target, what was used and what is left', () => {
    expect(read(request(start), by, t('08:20'), 'arrive')).toMatchObject({
      startedAt: start, due: t('09:00'), targetMs: HOUR, runningMs: 20 * MINUTE, remainingMs: 40 * MINUTE, phase: 'on-track',
    })
  })
  test('a calendar that never opens leaves the clock running without a due', () => {
    const never = book([policy(1, { resolve: 'P1D' })], { calendars: [{ ...book([]).calendars[0]!, weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } }] })
    const reading = read(request(start), never, evening, 'resolve')
    expect(reading).toMatchObject({ phase: 'on-track', runningMs: 0 })
    expect(reading.due).toBeUndefined()
    expect(reading.remainingMs).toBeUndefined()
    expect(read(request(start, [['resolved', t('10:00')]]), never, evening, 'resolve').phase).toBe('met')
  })
  test('what `now` says does not change a clock that has ended, and an earlier `now` than the last act reads as of that act', () => {
    const given = request(start, [['assigned', t('08:05')]])
    expect(read(given, by, evening, 'dispatch')).toEqual(read(given, by, t('08:06'), 'dispatch'))
    expect(read(given, by, t('08:03'), 'arrive').runningMs).toBe(5 * MINUTE)
  })
})

describe('each clock ends by its own act', () => {
  test.each([
    ['acknowledge', 'acknowledged'], ['dispatch', 'assigned'], ['arrive', 'arrived'], ['makeSafe', 'made-safe'], ['resolve', 'resolved'],
  ] as const)('%s ends when the request is %s', (clock, act) => {
    const reading = read(request(start, [[act, t('08:05')]]), by, evening, clock)
    expect(reading).toMatchObject({ phase: 'met', endedAt: t('08:05'), runningMs: 5 * MINUTE })
    for (const other of readClocks(request(start, [[act, t('08:05')]]), by, evening)) {
      if (other.clock !== clock && act !== 'resolved') expect(other.endedAt).toBeUndefined()
    }
  })
  test('make safe ends by resolving too', () => {
    expect(read(request(start, [['resolved', t('09:00')]]), by, evening, 'makeSafe')).toMatchObject({ phase: 'met', endedAt: t('09:00') })
  })
  test('resolving acknowledges what nobody had', () => {
    expect(read(request(start, [['resolved', t('08:05')]]), by, evening, 'acknowledge')).toMatchObject({ phase: 'met', endedAt: t('08:05') })
  })
  test('an act exactly at due is late', () => {
    expect(read(request(start, [['arrived', t('09:00')]]), by, evening, 'arrive').phase).toBe('missed')
    expect(read(request(start, [['arrived', t('08:59:59.999')]]), by, evening, 'arrive').phase).toBe('met')
  })
  test('a late ending says by how much', () => {
    expect(read(request(start, [['arrived', t('09:30')]]), by, evening, 'arrive').remainingMs).toBe(-30 * MINUTE)
  })
  test('the first such act of the round ends it: giving it to another crew does not reopen dispatch', () => {
    const twice = request(start, [['assigned', t('08:05')], ['assigned', t('09:00')]])
    expect(read(twice, by, evening, 'dispatch').endedAt).toBe(t('08:05'))
  })
  test('the arrival of an assisting crew ends arrive', () => {
    const assisted = request(start, [['assigned', t('08:05'), { crewId: 'lead' }], ['arrived', t('08:30'), { crewId: 'assist' }], ['arrived', t('08:50'), { crewId: 'lead' }]])
    expect(read(assisted, by, evening, 'arrive').endedAt).toBe(t('08:30'))
  })
  test('acts are put in order by time, then by seq', () => {
    const acts = request(start, [['arrived', t('08:50')], ['arrived', t('08:30')]])
    expect(read(acts, by, evening, 'arrive').endedAt).toBe(t('08:30'))
    const atOnce = request(start, [
      ['held', t('08:30'), { seq: 203, pauses: true }], ['resumed', t('08:40'), { seq: 205 }],
      ['resumed', t('08:30'), { seq: 202 }], ['held', t('08:20'), { seq: 201, pauses: true }],
    ])
    expect(read(atOnce, by, evening, 'arrive').due).toBe(t('09:20'))
  })
  test('an act that carries a time before the report ends a clock that never ran', () => {
    expect(read(request(start, [['resolved', t('07:00')]]), by, evening, 'resolve')).toMatchObject({
      phase: 'met', endedAt: t('07:00'), runningMs: 0, segments: [],
    })
  })
})

describe('resolving without an arrival', () => {
  test('voids a dispatch or arrive clock that was not past due', () => {
    for (const clock of ['dispatch', 'arrive'] as const) {
      const reading = read(request(start, [['resolved', t('08:10')]]), by, evening, clock)
      expect(reading.phase).toBeUndefined()
      expect(reading.remainingMs).toBeUndefined()
      expect(reading.endedAt).toBe(t('08:10'))
    }
  })
  test('makes one that was past due missed, ended at resolving', () => {
    const resolved = request(start, [['resolved', t('09:30')]])
    expect(read(resolved, by, evening, 'arrive')).toMatchObject({ phase: 'missed', endedAt: t('09:30'), remainingMs: -30 * MINUTE })
    expect(read(resolved, by, evening, 'dispatch').phase).toBe('missed')
    expect(read(request(start, [['resolved', t('09:00')]]), by, evening, 'arrive').phase).toBe('missed')
  })
  test('an arrival that came in later but happened before counts', () => {
    const late = request(start, [['resolved', t('09:30')], ['arrived', t('08:50')]])
    expect(read(late, by, evening, 'arrive')).toMatchObject({ phase: 'met', endedAt: t('08:50') })
  })
})

describe('cancelling and merging', () => {
  test.each(['cancelled', 'merged'] as const)('a request that is %s voids all open clocks, late ones too', (act) => {
    const ended = request(start, [['acknowledged', t('08:05')], [act, t('12:00')]], { status: act })
    const readings = readClocks(ended, by, evening)
    expect(find(readings, 'acknowledge')!.phase).toBe('met')
    for (const clock of ['dispatch', 'arrive', 'makeSafe', 'resolve'] as const) {
      expect(find(readings, clock)!.phase).toBeUndefined()
      expect(find(readings, clock)!.endedAt).toBe(t('12:00'))
    }
  })
  test('reopening a cancelled request goes on as if nothing had happened', () => {
    const back = request(start, [['cancelled', t('08:20')], ['continued', t('08:40')]])
    expect(read(back, by, t('08:50'), 'arrive')).toMatchObject({ phase: 'at-risk', due: t('09:00'), runningMs: 50 * MINUTE, round: 1 })
    expect(readClocks(back, by, t('08:50')).every((r) => r.endedAt === undefined)).toBe(true)
  })
  test('unmerging goes on as if never merged', () => {
    const back = request(start, [['merged', t('08:20')], ['unmerged', t('12:00')]])
    expect(read(back, by, t('12:00'), 'resolve')).toMatchObject({ phase: 'on-track', runningMs: 4 * HOUR })
    expect(read(back, by, t('12:00'), 'arrive').phase).toBe('breached')
  })
  test('only the last ending is taken back', () => {
    const again = request(start, [['cancelled', t('08:20')], ['continued', t('08:30')], ['cancelled', t('08:40')]], { status: 'cancelled' })
    expect(read(again, by, evening, 'arrive').endedAt).toBe(t('08:40'))
    expect(read(again, by, evening, 'arrive').phase).toBeUndefined()
    const twice = request(start, [['cancelled', t('08:20')], ['continued', t('08:30')], ['cancelled', t('08:40')], ['continued', t('08:45')]])
    expect(read(twice, by, t('08:50'), 'arrive').endedAt).toBeUndefined()
  })
  test('a resolving undone within ten minutes goes on in the same round', () => {
    const undone = request(start, [['arrived', t('08:30')], ['resolved', t('09:00')], ['closed', t('09:00')], ['continued', t('09:05')]])
    expect(read(undone, by, t('10:00'), 'resolve')).toMatchObject({ phase: 'on-track', runningMs: 2 * HOUR, round: 1 })
    const resolvedAgain = request(start, [['resolved', t('09:00')], ['continued', t('09:05')], ['resolved', t('11:00')]], { status: 'resolved' })
    expect(read(resolvedAgain, by, evening, 'resolve').endedAt).toBe(t('11:00'))
  })
})

describe('outside hours', () => {
  const office = book({ acknowledge: 'PT4H', resolve: 'P1D' })
  test('a clock that is not held counts as running', () => {
    const night = read(request(edt('2026-09-14 15:00')), office, edt('2026-09-14 20:00'), 'acknowledge')
    expect(night).toMatchObject({ phase: 'on-track', runningMs: HOUR, remainingMs: 3 * HOUR })
  })
  test('it starts at reception also outside hours', () => {
    const reading = read(request(edt('2026-09-12 12:00')), office, edt('2026-09-14 08:00'), 'resolve')
    expect(reading).toMatchObject({ startedAt: edt('2026-09-12 12:00'), runningMs: HOUR, due: edt('2026-09-15 07:00'), targetMs: 9 * HOUR })
  })
  test('past due it counts running time only', () => {
    const late = read(request(edt('2026-09-14 11:00')), office, edt('2026-09-15 09:00'), 'acknowledge')
    expect(late).toMatchObject({ due: edt('2026-09-14 15:00'), phase: 'breached', remainingMs: -3 * HOUR })
  })
})
