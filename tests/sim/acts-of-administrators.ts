import { HOLD_REASONS, type ClockName } from '../../shared/protocol/words.ts'
import { founded } from '../domain/city.ts'
import { blanking, receiving } from './acts-of-desks.ts'
import { later, type View, type Wish } from './acts.ts'

const MINUTE = 60_000

const week = (hours: [string, string][]) => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: [] })

/** Targets short enough for a working life of twenty minutes, and some that a night must pass for. */
const TARGETS: Record<ClockName, readonly string[]> = {
  acknowledge: ['PT1M', 'PT3M'], dispatch: ['PT2M', 'PT6M'], arrive: ['PT5M', 'PT10M'], makeSafe: ['PT8M', 'PT4H'], resolve: ['PT12M', 'PT8H', 'P1D', 'P2D'],
}

const policy = (view: View, serviceCode: string): Wish => ({
  kind: 'PublishPolicy', serviceCode, calendarId: view.dice.chance(0.6) ? 'always' : 'works', pausedBy: HOLD_REASONS.filter(() => view.dice.chance(0.4)),
  targets: Object.fromEntries(Object.entries(TARGETS).flatMap(([clock, ways]) => (view.dice.chance(0.8) ? [[clock, view.dice.pick(ways)]] : []))),
})

/** The setting-up of a city, in one letter. */
export const founding = (view: View): Wish[] => [
  ...founded().map(({ command: { commandId: _, ...wish } }) => wish as Wish),
  ...['pothole', 'wires-down', 'street-light'].map((code) => policy(view, code)),
]

/** An administrator's next act: policies, calendars, settings, imports; what a city's first hour is made of. */
export function administratorsWish(view: View): Wish | undefined {
  const { dice, board } = view
  if (!board.city) return undefined
  const code = dice.pick([...board.services.keys()])
  const past = { via: 'import' as const, occurredAt: later(view, -dice.whole(0, 300) * MINUTE) }
  const imported = (): Wish | undefined => {
    const report = receiving(view, 'staff')
    const request = dice.pick([...board.requests.values()])
    const act = dice.draw<() => Wish | undefined>([
      [2, () => report], [1, () => request && { kind: 'AcknowledgeRequest', requestId: request.id }], [1, () => request && { kind: 'MakeSafe', requestId: request.id }],
      [0.3, () => ({ kind: 'SetCalendar', calendarId: 'works', weekly: week([['06:00', '20:00']]), holidays: [] })],
    ])()
    return act && { ...act, ...past }
  }
  return dice.draw<() => Wish | undefined>([
    [0.8, () => policy(view, code)],
    [0.5, () => ({ kind: 'SetCalendar', calendarId: 'works', weekly: week(dice.pick([[['07:00', '16:00']], [['00:00', '24:00']], [['07:00', '12:00'], ['13:00', '18:00']]])), holidays: dice.chance(0.3) ? ['2026-11-25'] : [] })],
    [1, () => ({ kind: 'ChangeSettings', settings: { trailDays: dice.whole(0, 30), units: dice.pick(['imperial', 'metric']) } })],
    [0.3, () => ({ kind: 'DefineService', code: dice.pick(['pothole', 'debris', 'graffiti']), name: `Service ${dice.whole(1, 9)}`, group: 'Streets', glyph: 'pothole', priority: dice.pick(['P1', 'P3']) })],
    [1, () => ({ kind: 'AddCrew', crewId: view.name(), name: 'Truck', badge: String(dice.whole(10, 99)), skills: [] })],
    [1, () => blanking(view)],
    [2, () => receiving(view, 'staff')],
    [2, imported],
  ])()
}
