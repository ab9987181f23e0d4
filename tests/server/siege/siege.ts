import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../make-input.ts'
import type { Besieged } from './besieged.ts'
import type { Crowd } from './crowd.ts'
import type { Giver } from './giver.ts'
import type { Pings } from './pings.ts'

export interface Plan {
  lastsMs: number
  /** How often the server is killed; later where it was slow to come up and has not lived half of that. */
  killEveryMs: number
  /** The process that sleeps does so for at least, and at most. */
  sleepsMs: readonly [number, number]
}

const CUT_EVERY_MS = 5_000
const AWAKE_MS = 4_000
const COMMAND_EVERY_MS = 1_000
const [WEIGH_EVERY_MS, FIDGET_EVERY_MS] = [100, 200]

interface Parts { city: Besieged; crowd: Crowd; givers: readonly Giver[]; pings: Pings; random: Random }

/**
 * Everything at once, until the time is over. Resolves, when nothing is under way any more, with
 * the moment from which there were no faults; rejects when the city does not come up again.
 */
export async function besiege({ city, crowd, givers, pings, random }: Parts, { lastsMs, killEveryMs, sleepsMs }: Plan): Promise<number> {
  const begin = Date.now()
  const end = begin + lastsMs
  const pause = (ms: number) => wait(Math.max(0, Math.min(ms, end - Date.now())))
  const isOver = () => Date.now() >= end

  const kills = async () => {
    for (let [due, up] = [begin, begin]; ; up = Date.now()) {
      due = Math.max(due + killEveryMs, up + killEveryMs / 2)
      await pause(due - Date.now())
      if (isOver()) return
      // While somebody waits for an answer: nobody will know what became of that.
      for (let i = 0; i < 1_000 && !givers.some(({ isWaiting }) => isWaiting); i++) await wait(1)
      await wait(3 * random())
      await city.kill()
      await city.begin()
    }
  }
  const cuts = async () => {
    for (;;) {
      await pause(CUT_EVERY_MS)
      if (isOver()) return
      crowd.cutSome(random)
    }
  }
  const sleeps = async () => {
    const [least, most] = sleepsMs
    while (!isOver()) {
      await pause(AWAKE_MS)
      crowd.sleeper.stop()
      await pause(least + random() * (most - least))
      crowd.sleeper.wake()
    }
  }

  const timers = [setInterval(() => city.weigh(), WEIGH_EVERY_MS), setInterval(() => crowd.fidget(random), FIDGET_EVERY_MS)]
  pings.start()
  const work = givers.map((giver) => giver.work(COMMAND_EVERY_MS))
  await Promise.all([kills(), cuts(), sleeps()]).finally(() => {
    for (const giver of givers) giver.stop()
    pings.stop()
    timers.forEach(clearInterval)
  })
  crowd.wires.slow.quicken()
  // A line that is good again says so, and a browser does not wait then.
  crowd.slow.hurry()
  const over = Date.now()
  await Promise.all(work)
  return over
}
