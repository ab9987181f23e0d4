import { describe, expect, it } from 'vitest'
import { isMine, isOfAge, NO_FILTERS, type Filters } from '../../client/stores/queue-filters.ts'
import { queueOf, shiftEndOf, type QueueView } from '../../client/stores/queue-order.ts'
import { NOW, reading } from './kit/requests.ts'

const HOUR = 3_600_000
const view: QueueView = { shiftEnd: NOW + 3 * HOUR, filters: { ...NO_FILTERS, chip: 'all-open' }, me: 'Ana Keller', serviceName: (code) => code, now: NOW }
const shape = (open: Parameters<typeof queueOf>[0], more: Partial<Filters> = {}) =>
  Object.fromEntries(queueOf(open, { ...view, filters: { ...view.filters, ...more } }).map(({ key, readings }) => [key, readings.map(({ request }) => Number(request.number.slice(3)))]))

describe('the queue', () => {
  it('puts what is in danger first, breached before at risk, then by what is due first', () => {
    const open = [reading(1, 'at-risk', 5), reading(2, 'breached', -4), reading(3, 'at-risk', 2), reading(4, 'breached', -30)]
    expect(shape(open)).toEqual({ now: [4, 2, 3, 1] })
  })

  it('puts what somebody has to set off for within ten minutes beside what is at risk, in the order of acting', () => {
    const open = [reading(1, 'on-track', 40), reading(2, 'on-track', 41), reading(3, 'at-risk', 30), reading(4, 'breached', -4), reading(5, 'on-track', 20)]
    const leave: Record<string, number> = { 'request-1': NOW + 11 * 60_000, 'request-2': NOW + 10 * 60_000 }
    const queue = queueOf(open, { ...view, leaveByOf: (id) => leave[id] })
    expect(queue.map(({ key, readings }) => [key, ...readings.map(({ request }) => request.id)])).toEqual([['now', 'request-4', 'request-2', 'request-3'], ['shift', 'request-1', 'request-5']])
  })

  it('parts the rest by the end of the shift', () => {
    const open = [reading(1, 'on-track', 181), reading(2, 'on-track', 180), reading(3, 'on-track', 20)]
    expect(shape(open)).toEqual({ shift: [3, 2], later: [1] })
  })

  it('leaves what is paused, and what has no due, for later and last', () => {
    const open = [reading(1, 'paused', 10), reading(2, 'on-track'), reading(3, 'on-track', 4000)]
    expect(shape(open)).toEqual({ later: [3, 2, 1] })
  })

  it('of two with the same due shows the older first', () => {
    const open = [reading(2, 'on-track', 20, { receivedAt: '2026-11-24T18:30:00.000Z' }), reading(1, 'on-track', 20)]
    expect(shape(open)).toEqual({ shift: [1, 2] })
  })

  it('to give shows only what no crew has', () => {
    const open = [reading(1, 'on-track', 20, { status: 'assigned', crewId: 'truck-1' }), reading(2, 'on-track', 30)]
    expect(shape(open, { chip: 'to-give' })).toEqual({ shift: [2] })
  })

  it('a count of the top bar shows all of its phase, given or not', () => {
    const open = [reading(1, 'breached', -3, { status: 'assigned', crewId: 'truck-1' }), reading(2, 'at-risk', 3), reading(3, 'breached', -1)]
    expect(shape(open, { chip: 'to-give', phases: ['breached'] })).toEqual({ now: [1, 3] })
  })

  it('finds by every word, in number, service, place and description', () => {
    const open = [reading(4817, 'on-track', 5, { description: 'sparks' }), reading(4818, 'on-track', 6)]
    expect(shape(open, { search: '4817' })).toEqual({ shift: [4817] })
    expect(shape(open, { search: 'Paxton POTHOLE' })).toEqual({ shift: [4817, 4818] })
    expect(shape(open, { search: 'paxton sparks' })).toEqual({ shift: [4817] })
    expect(shape(open, { search: 'nowhere' })).toEqual({})
  })

  it('filters by service, status and crew: any of one list, all of the lists', () => {
    const given = { status: 'assigned', crewId: 'truck-1', assignments: [{ crewId: 'truck-1', role: 'lead' }] }
    const open = [reading(1, 'on-track', 20, given), reading(2, 'on-track', 30, { serviceCode: 'tree' }), reading(3, 'on-track', 40, { ...given, serviceCode: 'tree' }), reading(4, 'on-track', 50, { status: 'received' })]
    expect(shape(open, { serviceCodes: ['tree'] })).toEqual({ shift: [2, 3] })
    expect(shape(open, { serviceCodes: ['tree', 'pothole'], crewIds: ['truck-1'] })).toEqual({ shift: [1, 3] })
    expect(shape(open, { statuses: ['received', 'assigned'], serviceCodes: ['pothole'] })).toEqual({ shift: [1, 4] })
  })

  it('to give yields to a filter that asks for what crews have', () => {
    const open = [reading(1, 'on-track', 20, { status: 'assigned', crewId: 'truck-1', assignments: [{ crewId: 'truck-1', role: 'lead' }] }), reading(2, 'on-track', 30)]
    expect(shape(open, { chip: 'to-give', crewIds: ['truck-1'] })).toEqual({ shift: [1] })
    expect(shape(open, { chip: 'to-give', search: '24-00001' })).toEqual({ shift: [1] })
    expect(shape(open, { chip: 'to-give', serviceCodes: ['pothole'] })).toEqual({ shift: [2] })
  })

  it('mine are those on which somebody of my name did something, whoever came after', () => {
    const acts = (by: string) => ({ acts: [{ act: 'assigned', at: '2026-11-24T18:10:00.000Z', seq: 2, by }, { act: 'arrived', at: '2026-11-24T18:30:00.000Z', seq: 3, by: 'Crew 1' }] })
    const open = [reading(1, 'on-track', 20, acts('Ana Keller')), reading(2, 'on-track', 30, acts('Luis Marin'))]
    expect(shape(open, { chip: 'mine' })).toEqual({ shift: [1] })
    expect(shape(open, { chip: 'mine', phases: ['breached'] })).toEqual({})
    expect(isMine(open[0]!, undefined)).toBe(false)
  })

  it('ages: by when it came in, by its target, and untouched when nobody did anything to it', () => {
    const ages = (more: Record<string, unknown>, minutes = 20) => (['1h', '6h', '24h', 'overdue', 'untouched'] as const).filter((age) => isOfAge(reading(1, 'on-track', minutes, more), age, NOW))
    expect(ages({ receivedAt: new Date(NOW - HOUR).toISOString() })).toEqual(['1h', '6h', '24h', 'untouched'])
    expect(ages({ receivedAt: new Date(NOW - 7 * HOUR).toISOString(), changed: { kind: 'CrewAssigned', at: '' } })).toEqual(['24h'])
    expect(ages({ receivedAt: '2026-11-01T18:00:00.000Z' }, -1)).toEqual(['overdue', 'untouched'])
    expect(ages({ receivedAt: '2026-11-01T18:00:00.000Z', status: 'on-hold' }, -1)).toEqual(['untouched'])
  })

  it('changes nothing of what it was given', () => {
    const open = [reading(1, 'on-track', 20), reading(2, 'breached', -1)]
    queueOf(open, view)
    expect(open.map(({ request }) => request.number)).toEqual(['24-00001', '24-00002'])
  })
})

describe('the end of the shift', () => {
  const until = (hours: number) => ({ shift: { endsAt: new Date(NOW + hours * HOUR).toISOString() } })
  it('is the last end among the crews on shift', () => expect(shiftEndOf([until(2), until(3), {}], NOW)).toBe(NOW + 3 * HOUR))
  it('is eight hours away when nobody is on shift', () => expect(shiftEndOf([{}], NOW)).toBe(NOW + 8 * HOUR))
  it('is eight hours away when the last one should be over', () => expect(shiftEndOf([until(-1)], NOW)).toBe(NOW + 8 * HOUR))
})
