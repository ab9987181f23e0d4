import { describe, expect, test } from 'vitest'
import { book, edt, est, policy, read, request } from './city.ts'

describe('the examples of the clocks', () => {
  test('a wire down that waited for the utility 7 min 42 s is due that much later, and reads −4:12', () => {
    const wires = book([policy(1, { acknowledge: 'PT5M', arrive: 'PT30M' }, { calendarId: 'always', pausedBy: ['other-body'] })])
    const downed = request(edt('2026-09-14 13:21:33'), [
      ['held', edt('2026-09-14 13:39:58'), { pauses: true, reason: 'other-body', by: 'Ana' }],
      ['resumed', edt('2026-09-14 13:47:40'), { by: 'Luis' }],
    ])
    const reading = read(downed, wires, edt('2026-09-14 14:03:27'), 'arrive')
    expect(reading.due).toBe(edt('2026-09-14 13:59:15'))
    expect(reading.phase).toBe('breached')
    expect(reading.remainingMs).toBe(-(4 * 60 + 12) * 1000)
  })

  test('a pothole of Friday afternoon keeps its local time across the end of daylight saving', () => {
    const pothole = request(edt('2026-10-30 15:50'))
    const by = book({ acknowledge: 'P1D', resolve: 'P3D' })
    expect(read(pothole, by, edt('2026-10-30 15:55'), 'acknowledge').due).toBe(est('2026-11-02 15:50'))
    expect(read(pothole, by, edt('2026-10-30 15:55'), 'resolve').due).toBe('2026-11-04T20:50:00.000Z')
  })

  test('a pothole still broken on Wednesday has three business days from then', () => {
    const pothole = request(edt('2026-09-14 09:00'), [
      ['resolved', edt('2026-09-14 14:00')],
      ['reopened', edt('2026-09-16 10:00')],
    ])
    const reading = read(pothole, book({ resolve: 'P3D' }), edt('2026-09-16 11:00'), 'resolve', 2)
    expect(reading.due).toBe(edt('2026-09-21 10:00'))
    expect(reading.startedAt).toBe(edt('2026-09-16 10:00'))
  })
})
