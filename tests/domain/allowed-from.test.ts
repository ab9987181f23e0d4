import { describe, expect, test } from 'vitest'
import { STATUSES, type Status } from '../../shared/protocol/words.ts'
import { statusWord } from '../../shared/domain/sentences.ts'
import {
  accept, acknowledge, arrive, assign, cancel, close, correct, decline, founded, given, hold, makeSafe, merge, note, received, reopen,
  resolve, resume, setOff, unmerge, luis, by, type Act, type Steps,
} from './city.ts'

/** How a request comes to each status; truck-7 is its crew where it has one. */
const INTO: Record<Status, Steps> = {
  received: [],
  acknowledged: [acknowledge()],
  assigned: [assign('truck-7')],
  accepted: [assign('truck-7'), accept('truck-7')],
  'en-route': [assign('truck-7'), setOff('truck-7')],
  'on-scene': [assign('truck-7'), arrive('truck-7')],
  'on-hold': [assign('truck-7'), hold('weather')],
  resolved: [assign('truck-7'), resolve()],
  closed: [assign('truck-7'), resolve(), close()],
  cancelled: [assign('truck-7'), cancel()],
  merged: [assign('truck-7'), merge('it', 'other')],
}
const OPEN: Status[] = ['received', 'acknowledged', 'assigned', 'accepted', 'en-route', 'on-scene', 'on-hold']
const OPEN_AND_NOT_HELD = OPEN.filter((status) => status !== 'on-hold')

/** SURFACE, "Allowed from", row by row. */
const ALLOWED_FROM: [command: Act, from: readonly Status[]][] = [
  [acknowledge(), ['received']],
  [assign('truck-8'), OPEN],
  [accept('truck-7'), ['assigned']],
  [decline('truck-7'), ['assigned', 'accepted', 'en-route']],
  [setOff('truck-7'), ['assigned', 'accepted']],
  [arrive('truck-7'), ['assigned', 'accepted', 'en-route']],
  [hold('parts'), OPEN_AND_NOT_HELD],
  [resume(), ['on-hold']],
  [makeSafe(), OPEN],
  [resolve(), OPEN],
  [cancel(), OPEN],
  [correct({ description: 'Deeper than that' }), OPEN],
  [merge('it', 'other'), OPEN],
  [close(), ['resolved']],
  [reopen(), ['resolved', 'closed', 'cancelled']],
  [unmerge(), ['merged']],
  [note('Called back'), STATUSES],
]
const everyCell = ALLOWED_FROM.flatMap(([act, from]) =>
  STATUSES.map((status) => ({ kind: act.command.kind, act, status, isAllowed: from.includes(status) })),
)
const inStatus = (status: Status) => given(founded(), received('pothole'), received('pothole', { as: 'other' }), ...INTO[status])

test.each(STATUSES)('the way to a request that is %s leads there', (status) => {
  expect(inStatus(status).scene.request().status).toBe(status)
})

describe('from which status a command is taken', () => {
  test.each(everyCell.filter((cell) => cell.isAllowed))('$kind is taken while it is $status', ({ act, status }) => {
    expect(inStatus(status).when(act).records.length).toBeGreaterThan(0)
  })

  test.each(everyCell.filter((cell) => !cell.isAllowed))('$kind is refused while it is $status, with who made it so', ({ act, status }) => {
    const city = inStatus(status)
    const { number, changed } = city.scene.request()
    const outcome = city.when(act)
    outcome.thenRefused({ because: 'wrong-status', status, changedBy: changed.by, changedAt: changed.at })
    expect(outcome.refusal.message).toContain(`${number} is ${statusWord(status)}: `)
    expect(outcome.refusal.message).toMatch(/ is not possible now\.$/)
  })

  const fieldActs = [accept('truck-7'), setOff('truck-7'), arrive('truck-7'), makeSafe({}), resolve(), hold('parts')].map((act) => by(luis, act))
  test.each(fieldActs.flatMap((act) => (['closed', 'cancelled', 'merged'] as const).map((status) => ({ kind: act.command.kind, act, status }))))(
    'a crew whose $kind comes too late hears that the request is $status, not that it is another crew’s',
    ({ act, status }) => {
      inStatus(status).when(act).thenRefused({ because: 'wrong-status', status })
    },
  )

  test('a request that is merged into must be open too', () => {
    given(founded(), received('pothole'), received('pothole', { as: 'other' }), resolve('fixed', {}, { of: 'other' }))
      .when(merge('it', 'other'))
      .thenRefused({ because: 'wrong-status', status: 'resolved' })
  })

  test('a merged request takes no other into itself', () => {
    given(founded(), received('pothole'), received('pothole', { as: 'other' }), received('pothole', { as: 'third' }), merge('other', 'third'))
      .when(merge('it', 'other'))
      .thenRefused({ because: 'wrong-status', status: 'merged' })
  })
})
