import type { World } from './world.ts'

/** Where a process can die; each is struck by the next call that comes there. */
export const PLACES = [
  'before an append', 'after an append, before the answer', 'before the feed reads', 'while telling the roles', 'while keeping the board', 'while starting', 'at any moment',
] as const
export type Place = (typeof PLACES)[number]

/** Everything that goes wrong in a bottle. One that never does, in all seeds of a run, is a failure of the bottle. */
export const FAULTS = [
  ...PLACES.map((place) => `a crash ${place}` as const),
  'a stop and a start', 'a start from an old kept board', 'a start without a kept board', 'the store failed a start', 'a night went by',
  'a backup was restored', 'a new database was begun', 'the clock was set forwards', 'the clock was set back',
  'the store refused a command', 'the disk was slow', 'another writer was first',
  'a link was cut', 'a message was lost', 'a message came twice', 'messages came late', 'a slow reader was cut', 'a screen was loaded anew',
  'a command was lost', 'a command came twice', 'an answer was lost',
] as const
export type Fault = (typeof FAULTS)[number]

const HOUR = 3_600_000

/** One stroke of fate, on a world that runs. */
export function strike(world: World): void {
  const { dice, clients, schedule } = world
  const { fate } = dice
  const client = fate.pick(clients)
  fate.draw<() => void>([
    [8, () => world.fate.arm(fate.pick(PLACES))],
    [2, () => world.fate.stop()],
    [1, () => world.fate.restore(fate.between(0.3, 1))],
    [0.4, () => world.fate.restore(0)],
    [1.5, () => world.fate.setClock(fate.pick([1, -1]) * fate.pick([HOUR, HOUR, fate.between(1_000, 300_000)]))],
    [3, () => world.fate.failFor(fate.between(500, 12_000), fate.chance(0.4))],
    [1, () => {
      world.fate.failFor(fate.between(1_000, 8_000), true)
      world.fate.arm('at any moment')
    }],
    // A machine that slept for a day, and a disk that is slow to wake: all that people ask meanwhile is one group.
    [1.5, () => {
      world.fate.setClock(26 * HOUR)
      world.fate.slowFor(fate.between(3_000, 10_000))
    }],
    // A machine that slept, on a disk that is full: much is due at once and cannot be stored.
    [1.5, () => {
      world.fate.failFor(fate.between(10_000, 40_000), false)
      schedule.after(fate.between(0, 8_000), () => world.fate.setClock(fate.between(3, 60) * 60_000))
    }],
    [2.5, () => world.fate.writeBesides()],
    [2, () => world.fate.slowFor(fate.between(5_000, 20_000))],
    [1, () => world.fate.keepBoard()],
    [3, () => {
      world.fired('a link was cut')
      client.line?.break()
    }],
    [3, () => {
      client.weather = { loses: fate.between(0, 0.2), repeats: fate.between(0, 0.2), lags: fate.between(0, 0.3) }
      schedule.after(fate.between(20_000, 90_000), () => (client.weather = { loses: 0, repeats: 0, lags: 0 }))
    }],
    [2, () => client.reload()],
    [2, () => client.line?.stall(fate.between(30_000, 90_000))],
  ])()
}
