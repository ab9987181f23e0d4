import type { Stores } from '../../server/ports/stores.ts'
import type { Disk } from './disk.ts'
import type { Fate } from './fate.ts'
import type { Process } from './process.ts'
import type { World } from './world.ts'

/** A call of the dead does not return. */
const never = () => new Promise<never>(() => undefined)

/**
 * A process's way to the disk. A call takes a while or none; it may fail; and the process may die
 * just before it, or just after it was carried out and before anybody hears of it.
 */
export function portsOf(world: World, process: Process, disk: Disk): Stores {
  const { stores } = disk
  const { schedule, dice } = world
  const isCrash = (place: Parameters<Fate['strikes']>[0]) => !process.isDead && world.fate.strikes(place)

  const pause = (): Promise<void> | undefined => {
    const { isSlow } = world.fate
    if (!dice.disk.chance(isSlow ? 0.6 : 0.25)) return undefined
    const ms = isSlow ? dice.disk.between(100, 1_500) : dice.disk.draw([[20, dice.disk.between(0.1, 5)], [4, dice.disk.between(5, 60)], [world.isCalm ? 0 : 1, dice.disk.between(60, 1_500)]])
    return new Promise((resolve) => schedule.after(ms, resolve, process))
  }
  const call = async <T>(kind: 'reads' | 'writes', act: () => Promise<T>, before?: () => boolean, after?: () => boolean): Promise<T> => {
    if (process.isDead) return never()
    if (!world.mayCall()) return never()
    await pause()
    if (process.isDead || (before?.() ?? false) || (!process.isUp && isCrash('while starting'))) return never()
    if (world.fate.fails(kind)) throw new world.product.StoreFault('The disk cannot do it now.', 1_000)
    const result = await act()
    if (process.isDead || (after?.() ?? false)) return never()
    await pause()
    return process.isDead ? never() : result
  }

  return {
    ...stores,
    log: {
      logId: stores.log.logId,
      head: () => call('reads', () => stores.log.head()),
      append: (batch) => call('writes', async () => {
        const result = await disk.append(batch)
        if (result.outcome === 'conflict') world.fired('another writer was first')
        return result
      }, () => isCrash('before an append'), () => isCrash('after an append, before the answer')),
      read: (after, limit) => call('reads', () => stores.log.read(after, limit), () => process.isUp && isCrash('before the feed reads')),
      history: (requestId) => call('reads', () => stores.log.history(requestId)),
      answerTo: (commandId) => call('reads', () => stores.log.answerTo(commandId)),
      latestSnapshot: () => call('reads', async () => world.fate.boardToStartFrom(disk.truth.head, await stores.log.latestSnapshot())),
      keepSnapshot: (snapshot) => call('writes', async () => {
        await stores.log.keepSnapshot(snapshot)
        world.judge.kept(disk)
      }, () => isCrash('while keeping the board'), () => isCrash('while keeping the board')),
      probe: () => call('writes', () => stores.log.probe()),
    },
    requests: { ...stores.requests, byId: (id) => call('reads', () => stores.requests.byId(id)) } as Stores['requests'],
    trail: {
      keep: (fixes) => call('writes', () => stores.trail.keep(fixes)),
      trail: (crewId, from, to) => call('reads', () => stores.trail.trail(crewId, from, to)),
      latestShown: () => call('reads', () => stores.trail.latestShown()),
      forgetBefore: (instant) => call('writes', () => stores.trail.forgetBefore(instant)),
      count: () => call('reads', () => stores.trail.count()),
    },
  }
}
