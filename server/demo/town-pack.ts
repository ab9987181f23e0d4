import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST_FILE } from '../pack/manifest.ts'
import { openPack } from '../pack/open-pack.ts'
import type { makeTown } from './town/make-town.ts'

/** Raised when the same seed makes another town than before: the next demo to be founded gets the new one. */
const EDITION = 1
const mark = (seed: number) => `town ${EDITION}, seed ${seed}`
export const DEFAULT_SEED = 7

/**
 * Makes the town of a seed where there is no pack yet, or where another seed's town lies; it is kept afterwards.
 * Without a seed whichever town is there stays; one that is damaged or of another version is made anew. A pack that is no town's, or cannot be read, is
 * somebody's own and is not touched. Returns it opened, or what is wrong with it, and the seed it was made from: what is rolled in
 * that town goes by the same.
 */
export async function makeTownPack(folder: string, seed: number | undefined, tell: (line: string) => void, make?: typeof makeTown): Promise<{ seed: number; pack: Awaited<ReturnType<typeof openPack>> }> {
  const wanted = seed ?? seedOf(folder) ?? DEFAULT_SEED
  if (existsSync(folder) && !isOtherTown(folder, seed)) {
    const pack = await openPack(folder)
    if (!pack || !('problem' in pack) || seedOf(folder) === undefined) return { seed: wanted, pack }
    tell(`The town in ${folder} ${pack.how ?? 'is damaged'} and is made anew.`)
  }
  const began = performance.now()
  tell(`Making the town (seed ${wanted}); it is kept in ${folder} …`)
  const [{ writePack }, maker] = await Promise.all([import('../pack/write-pack.ts'), make ?? import('./town/make-town.ts').then((town) => town.makeTown)])
  await writePack(maker(wanted, (line) => tell(`  ${line}`)), folder, (line) => tell(`  ${line}`), mark(wanted))
  tell(`The town stands after ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  return { seed: wanted, pack: await openPack(folder) }
}

/** Whether a pack is the town of another seed than the one asked for. */
export function isOtherTown(folder: string, seed: number | undefined): boolean {
  const made = seedOf(folder)
  return seed !== undefined && made !== undefined && made !== seed
}

function seedOf(folder: string): number | undefined {
  const [, seed] = /^town \d+, seed (\d+)$/.exec(madeFrom(folder) ?? '') ?? []
  return seed === undefined ? undefined : Number(seed)
}

/** The town outlives the day: it goes along from a demo that was set aside, unless another one is wanted or would be made now. */
export function bringPackAlong(aside: string, folder: string, seed: number | undefined): void {
  const pack = join(aside, 'pack')
  const made = madeFrom(pack)
  if (made?.startsWith(`town ${EDITION},`) && !isOtherTown(pack, seed)) renameSync(pack, join(folder, 'pack'))
}

function madeFrom(folder: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')) as { madeFrom?: string }).madeFrom
  } catch {
    return undefined
  }
}
