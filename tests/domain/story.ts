import type { LogRecord } from '../../shared/protocol/records.ts'
import {
  accept, acknowledge, ada, assign, blank, by, cancel, close, correct, DAY, decline, endShift, founded, give, given, hold, HOUR, idOf, imported, luis, makeSafe, merge, mia, note,
  received, reopen, reorder, resident, resolve, resume, sam, saying, setOff, arrive, settled, startShift, unassign, unmerge, wait, type Step, type Scene,
} from './city.ts'

/** The words that nobody before a wall may read. */
export const SECRETS = {
  description: 'secret description', text: 'secret text', note: 'secret note', reason: 'secret reason', to: 'secret to', owner: 'secret owner', material: 'secret material',
  answer: 'secret answer', question: 'secret question',
}
const S = SECRETS
const photo = idOf('a secret photo')
const THREE_DAYS_ON = new Date(Date.UTC(2026, 10, 27, 15)).toISOString()
const proof = { kind: 'photo', photoId: photo } as const
const materials = [{ name: S.material, quantity: 1 }]
const of = (name: string) => ({ of: name })
const report = (as: string, serviceCode = 'pothole') =>
  received(serviceCode, { as, description: S.description, photoIds: [photo], answers: { danger: S.answer }, source: 'web' })
const held = (name: string, wakeIn = DAY): Step => saying(hold('parts', wakeIn, of(name)), { owner: S.owner, note: S.note })
const crewCard = (badge: string) => ({ crewId: idOf('truck-10'), name: `Truck ${badge}`, badge, skills: ['trees'], vehicle: 'Ford F-550' })

/**
 * A few days in which everything happens once: every kind of record, every kind of command, in
 * short acts, so that one may stop and compare after each.
 */
export const STORY: Step[] = [
  ...founded(),
  give('DefineService', {
    code: 'tree', name: 'Tree', group: 'Parks', glyph: 'tree', priority: 'P1',
    questions: [{ code: 'danger', text: S.question, kind: 'one-of', options: [{ code: 'yes', text: S.question }] }],
  }, ada),
  give('ChangeSettings', { settings: { trailDays: 7 } }, ada),
  give('AddCrew', crewCard('10'), sam),
  give('ChangeCrew', crewCard('11'), sam),
  by(luis, startShift('truck-7')),
  by(luis, give('SetCrewStatus', { crewId: idOf('truck-7'), status: 'break', reason: S.reason })),
  report('it'), report('second'), report('third'), report('fourth', 'street-light'), report('fifth', 'wires-down'),
  wait(HOUR), settled('time', 'it'),
  acknowledge(),
  correct({ serviceCode: 'debris', description: S.description }, of('third')),
  assign('truck-7'), assign('truck-8', { role: 'assist' }), assign('truck-7', of('second')),
  reorder('truck-7', ['second', 'it']),
  by(luis, accept('truck-7')), by(luis, setOff('truck-7')), by(mia, arrive('truck-8')), by(luis, arrive('truck-7')),
  by(luis, saying(accept('truck-7', of('second')), { occurredAt: new Date(Date.UTC(2026, 10, 24, 14, 20)).toISOString(), via: 'tap' })),
  by(luis, give('CallForHelp', { crewId: idOf('truck-7'), requestId: idOf('it') })), give('ClearHelp', { crewId: idOf('truck-7') }),
  by(luis, makeSafe({ note: S.note })),
  held('it'), resume(),
  decline('truck-7', of('second')),
  note(S.text, of('second')),
  unassign('truck-8'),
  resolve('fixed', { proof, note: S.note, materials }),
  close(),
  saying(cancel(of('second')), { reason: S.reason }),
  saying(reopen(of('second')), { reason: S.reason }),
  merge('third', 'second'), unmerge(of('third')),
  assign('truck-9', of('fourth')),
  resolve('planned', { when: THREE_DAYS_ON, to: S.to, note: S.note }, of('fourth')),
  resolve('not-ours', { to: S.to, proof: { kind: 'reason', reason: S.reason } }, of('fifth')),
  by(sam, reopen(of('fifth'))),
  held('fifth'),
  blank(founded().length + 7, 'description'),
  // A breach that late news makes untrue: it had been acknowledged in time.
  imported(received('wires-down', { as: 'sixth', source: 'import' }), new Date(Date.UTC(2026, 10, 24, 14, 40)).toISOString()),
  settled('time', 'sixth'),
  imported(acknowledge(of('sixth')), new Date(Date.UTC(2026, 10, 24, 14, 44)).toISOString()),
  settled('time', 'sixth'),
  by(luis, endShift('truck-7')),
  // Days later what had left the board comes back.
  wait(3 * DAY),
  received('debris', { as: 'seventh' }),
  by(resident, saying(reopen(), { reason: S.reason })),
  merge('seventh', 'second'), resolve('made-safe', { when: new Date(Date.UTC(2026, 10, 28, 15)).toISOString() }, of('second')), resume(of('second')), resolve('fixed', {}, of('second')), close(of('second')),
  wait(3 * DAY),
  note('Nothing new', of('sixth')),
  unmerge(of('seventh')),
]

/** Plays the story; `look` is called with the city before and after each act that left records. */
export function tell(look: (before: Scene['board'], records: LogRecord[], after: Scene['board'], what: string) => void): Scene {
  const { scene } = given()
  for (const step of STORY) {
    const before = scene.board
    const count = scene.records.length
    scene.play([step])
    const records = scene.records.slice(count)
    if (records.length > 0) look(before, records, scene.board, 'command' in step ? step.command.kind : 'the clocks')
  }
  return scene
}
