import type { ServiceRequest } from '../../../shared/protocol/board.ts'
import type { Phase } from '../../../shared/protocol/words.ts'
import type { RequestReading } from '../../../client/stores/reading-cache.ts'

export const NOW = Date.parse('2026-11-24T19:03:27.000Z')
const MINUTE = 60_000

/** A request as far as the client's pure parts look at one. */
export function request(number: number, more: Record<string, unknown> = {}): ServiceRequest {
  return {
    id: `request-${number}`, number: `24-${String(number).padStart(5, '0')}`, serviceCode: 'pothole', status: 'acknowledged',
    place: { lng: -76.8, lat: 40.27, address: 'Paxton St' }, description: 'A hole', source: 'phone', verified: true,
    changedSeq: 1, changed: { kind: 'RequestReceived', at: '2026-11-24T18:00:00.000Z' }, round: 1, receivedAt: '2026-11-24T18:00:00.000Z',
    assisting: [], assignments: [], reportCount: 1, joined: [], acts: [], breaches: [], ...more,
  } as unknown as ServiceRequest
}

/** A reading of it: its phase, and the minutes until due. */
export const reading = (number: number, phase: Phase, minutes?: number, more: Record<string, unknown> = {}): RequestReading => ({
  request: request(number, more), readings: [], phase, clock: 'resolve', left: 0.5, readAt: NOW, rereadAt: Infinity,
  due: minutes === undefined ? undefined : NOW + minutes * MINUTE,
})
