import { describe, expect, it } from 'vitest'
import { actBy, actByText } from '../../client/format/act-by.ts'
import type { ClockName, Phase } from '../../shared/protocol/words.ts'
import { NOW, request } from './kit/requests.ts'

const ZONE = 'America/New_York'
const line = (phase: Phase, clock: ClockName | undefined, due: string | undefined, more = {}) =>
  actByText(request(1, more), { phase, clock, due: due === undefined ? undefined : Date.parse(due) }, NOW, ZONE)
const held = (pauses: boolean) => ({
  status: 'on-hold', hold: { since: '2026-11-24T18:00:00.000Z', reason: 'parts', wakeAt: '2026-11-24T20:00:00.000Z', pauses, from: 'acknowledged' },
})

describe('the line below a timer', () => {
  it.each([
    ['acknowledge', 'acknowledge by 14:08'],
    ['dispatch', 'give by 14:08'],
    ['arrive', 'arrive by 14:08'],
    ['makeSafe', 'make safe by 14:08'],
    ['resolve', 'finish by 14:08'],
  ] as const)('names the act of the %s clock', (clock, text) => {
    expect(line('on-track', clock, '2026-11-24T19:08:00.000Z')).toBe(text)
  })
  it('says the day when it is not today', () => expect(line('on-track', 'resolve', '2026-11-25T20:05:00.000Z')).toBe('finish by Wed 15:05'))
  it('past due says when it was', () => expect(line('breached', 'arrive', '2026-11-24T18:59:15.000Z')).toBe('was due 13:59'))
  it('of a paused one says why and when it wakes', () => expect(line('paused', 'resolve', '2026-11-30T20:00:00.000Z', held(true))).toBe('parts · wakes 15:00'))
  it('of a hold that pauses nothing still says the act', () => {
    expect(line('on-track', 'resolve', '2026-11-24T19:08:00.000Z', held(false))).toBe('finish by 14:08')
  })
  it('is empty when no clock runs', () => expect(line('on-track', undefined, undefined)).toBe(''))
  it('keeps its time apart, for where there is room for no more', () => {
    const due = Date.parse('2026-11-25T20:05:00.000Z')
    expect(actBy(request(1), { phase: 'on-track', clock: 'makeSafe', due }, NOW, ZONE)?.when).toBe('Wed 15:05')
    expect(actBy(request(1, held(true)), { phase: 'paused', clock: 'resolve', due }, NOW, ZONE)?.when).toBe('15:00')
  })
})
