import { leadOf } from '../../../shared/domain/requests.ts'
import type { BoardSnapshot, Position } from '../../../shared/protocol/board.ts'
import { crewId, requestId } from './fixture.ts'

/** The same city in a storm: its requests over and over, somewhere else and a little earlier each time. */
export function stormOf(snapshot: BoardSnapshot, count: number, crewCount = Math.min(60, count / 5)): BoardSnapshot {
  const requests = Array.from({ length: count }, (_, i) => {
    const model = snapshot.requests[i % snapshot.requests.length]!
    const round = Math.floor(i / snapshot.requests.length)
    if (round === 0) return model
    const earlier = (at: string) => new Date(Date.parse(at) - round * 61_000).toISOString()
    return {
      ...model, id: requestId(10_000 + i), number: `24-${10_000 + i}`,
      place: { ...model.place, lng: model.place.lng + Math.sin(i) * 0.02, lat: model.place.lat + Math.cos(i * 1.7) * 0.014 },
      receivedAt: earlier(model.receivedAt),
      acts: model.acts.map((act) => ({ ...act, at: earlier(act.at) })),
    }
  })
  const crews = Array.from({ length: crewCount }, (_, i) => {
    const model = snapshot.crews[i % snapshot.crews.length]!
    return i < snapshot.crews.length ? model : { ...model, id: crewId(100 + i), badge: String(20 + i), name: `Truck ${20 + i}`, addedSeq: 1_000_000 + i }
  })
  const positions = crews.filter(({ shift }) => shift).map(({ id }, i): Position => snapshot.positions.find((position) => position.crewId === id) ?? {
    ...snapshot.positions[i % snapshot.positions.length]!,
    crewId: id, lng: snapshot.city!.center.lng + Math.sin(i * 2.7) * 0.04, lat: snapshot.city!.center.lat + Math.cos(i * 1.3) * 0.025,
  })
  return { ...snapshot, requests, crews, positions }
}

/** So many of the requests that wait at one address, as after a caller with a list. */
export function stackOf(snapshot: BoardSnapshot, count: number): BoardSnapshot {
  const { lng, lat } = snapshot.city!.center
  const waiting = new Set(snapshot.requests.filter((request) => leadOf(request) === undefined).slice(0, count).map(({ id }) => id))
  return { ...snapshot, requests: snapshot.requests.map((request) => (waiting.has(request.id) ? { ...request, place: { ...request.place, lng, lat } } : request)) }
}
