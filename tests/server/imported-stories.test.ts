import { expect, test } from 'vitest'
import { projectionOf } from '../../server/dispatch/projection.ts'
import { ada, after, DAY, give, hold, HOUR, imported, received, resolve, saying, type Act } from '../domain/city.ts'
import { openTown, rowsOf } from './town.ts'

/** Yesterday: a hold from 11:00 that was to wake at 12:00, and the end of the work at 20:00. */
function story(now: string): Act[] {
  const yesterday = (hours: number) => after(now, -DAY + hours * HOUR)
  return [
    imported(received('wires-down'), yesterday(0)),
    imported(saying(hold('other-body'), { wakeAt: yesterday(2) }), yesterday(1)),
    imported(resolve('fixed'), yesterday(10)),
  ]
}

test('a hold of an imported story wakes at its wake time, told at once as told step by step', async () => {
  const [atOnce, stepByStep] = [await openTown(), await openTown()]
  await atOnce.give(...story(atOnce.time.now()))
  const acts = story(stepByStep.time.now())
  for (const act of acts) await stepByStep.play(act)
  const told = async (town: typeof atOnce) => (await town.records('RequestHeld', 'RequestResumed', 'RequestResolved', 'ClockBreached')).map(({ kind, occurredAt, by }) => [kind, occurredAt, by.actor])
  expect((await told(atOnce)).find(([kind]) => kind === 'RequestResumed')).toEqual(['RequestResumed', after(atOnce.time.now(), -DAY + 2 * HOUR), 'system'])
  expect((await told(atOnce)).toSorted()).toEqual((await told(stepByStep)).toSorted())
  await atOnce.expectTrue()
})

test('what an ended request was promised, no later calendar rewrites, and rebuilding agrees', async () => {
  const town = await openTown()
  await town.play(received('pothole'), resolve('fixed'))
  const before = (await rowsOf(town.stores))[0]
  expect(before?.readings?.length).toBeGreaterThan(0)
  const [calendar] = town.keeper.board.calendars
  const { weekly, calendarId } = calendar!
  await town.play(give('SetCalendar', { calendarId, weekly, holidays: Array.from({ length: 20 }, (_, i) => after(town.time.now(), (i + 1) * DAY).slice(0, 10)) }, ada))
  expect((await rowsOf(town.stores))[0]).toEqual(before)
  expect(JSON.parse(JSON.stringify(await projectionOf(town.stores.log)))).toEqual(await rowsOf(town.stores))
})
