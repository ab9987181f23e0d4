import { describe, expect, it } from 'vitest'
import { sentenceOf, type SentenceView } from '../../client/format/sentences.ts'
import type { LogRecord } from '../../shared/protocol/records.ts'
import { NOW } from './kit/requests.ts'

const view: SentenceView = {
  now: NOW, zone: 'America/New_York', crewName: (id) => (id === 'c7' ? 'Truck 7' : 'a crew'), serviceName: (code) => code, requestNumber: (id) => id,
}
const ana = { actor: 'person', name: 'Ana Keller' }
const say = (kind: string, more: Record<string, unknown> = {}) => {
  const { act, rest } = sentenceOf({ kind, seq: 1, at: new Date(NOW).toISOString(), by: ana, v: 1, requestId: 'r1', ...more } as LogRecord, view)
  return act + rest
}
const system = { by: { actor: 'system' } }

describe('the timeline says', () => {
  it.each([
    ['RequestReceived', { source: 'phone' }, 'Received from a call by Ana Keller'],
    ['RequestReceived', { source: 'web', by: { actor: 'resident' } }, 'Received from the web'],
    ['CrewAssigned', { crewId: 'c7', role: 'lead' }, 'Given to Truck 7 by Ana Keller'],
    ['CrewAssigned', { crewId: 'c7', role: 'assist' }, 'Truck 7 sent to help by Ana Keller'],
    ['CrewUnassigned', { crewId: 'c7' }, 'Taken back from Truck 7 by Ana Keller'],
    ['AssignmentDeclined', { crewId: 'c7', reason: 'wrong-gear' }, 'Given back for Truck 7 by Ana Keller: wrong gear'],
    ['RequestHeld', { reason: 'other-body', pauses: true, owner: 'Met-Ed', wakeAt: '2026-11-24T19:10:00.000Z' }, 'Paused by Ana Keller: other body, with Met-Ed, wakes 14:10'],
    ['RequestHeld', { reason: 'planned', pauses: false, wakeAt: '2026-11-24T19:10:00.000Z' }, 'On hold by Ana Keller: planned, wakes 14:10'],
    ['RequestResumed', system, 'Resumed at its wake time'],
    ['RequestResolved', { outcome: 'not-ours', to: 'County' }, 'Resolved: not ours by Ana Keller; it is County\'s'],
    ['ClockBreached', { clock: 'arrive', round: 1, due: '2026-11-24T18:59:15.000Z', ...system }, 'Breached: arrive'],
    ['ClockBreached', { clock: 'resolve', round: 2, due: '2026-11-24T18:59:15.000Z', ...system }, 'Breached: finish, round 2'],
    ['RequestsMerged', { intoRequestId: 'r2' }, 'Joined: r1 into r2 by Ana Keller'],
    ['NoteAdded', { text: 'Called back' }, 'Note by Ana Keller: “Called back”'],
    ['NoteAdded', {}, 'Note by Ana Keller'],
    ['CrewArrived', { crewId: 'c7', via: 'auto', ...system }, 'Truck 7 on scene, noticed by itself'],
  ])('of %s', (kind, more, sentence) => expect(say(kind, more)).toBe(sentence))
})
