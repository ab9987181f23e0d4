import type { LogRecord } from '../../../shared/protocol/records.ts'
import type { Stores } from '../../stores/stores.ts'
import { CENTER, crewId, NOW, requestId } from './fixture.ts'

const SOON_MS = 1_200
const iso = (minutesAgo: number) => new Date(NOW - minutesAgo * 60_000).toISOString()

/** What comes in while somebody looks: two reports, one of them long past its time, and a crew in need. */
export function bringNews({ board, clock }: Stores, isGrave: boolean): void {
  const report = (n: number, serviceCode: string, address: string, minutesAgo: number) => ({
    kind: 'RequestReceived', requestId: requestId(n), number: `24-0${n}`, serviceCode, description: 'Sent from the web.', source: 'web', verified: false,
    place: { lng: CENTER.lng + (n % 7) * 0.003, lat: CENTER.lat - 0.004, address }, occurredAt: iso(minutesAgo),
    policySeq: [...board.board.policies.values()].findLast((policy) => policy.serviceCode === serviceCode)?.seq,
  })
  const facts = [
    report(4823, 'pothole', '200 N Progress Ave', 0),
    ...(isGrave ? [report(4824, 'wires-down', '18 Elm Ct', 55), { kind: 'HelpCalled', crewId: crewId(5) }] : []),
  ]
  setTimeout(() => {
    let seq = board.board.seq
    const records = facts.map((fact) => ({ seq: ++seq, at: new Date(clock.wall).toISOString(), v: 1, by: { actor: 'resident' }, ...fact }) as LogRecord)
    board.records({ records, head: seq, now: new Date(clock.wall).toISOString() })
  }, SOON_MS)
}
