import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST_FILE } from '../pack/manifest.ts'
import { writePack } from '../pack/write-pack.ts'
import { makeTown } from './town/make-town.ts'

/** Raised when the same seed makes another town than before: packs of the old one are made anew. */
const EDITION = 1
const mark = (seed: number) => `town ${EDITION}, seed ${seed}`

/**
 * Makes the town of a seed where there is no pack yet, or where the one there is another town's; it is kept afterwards.
 * A pack that is no town's, or cannot be read, is somebody's own and stays as it is.
 */
export async function makeTownPack(folder: string, seed: number, tell: (line: string) => void): Promise<void> {
  if (existsSync(folder)) {
    const made = madeFrom(folder)
    if (!made?.startsWith('town ') || made === mark(seed)) return
  }
  const began = performance.now()
  tell(`Making the town (seed ${seed}); it is kept in ${folder} …`)
  await writePack(makeTown(seed, (line) => tell(`  ${line}`)), folder, (line) => tell(`  ${line}`), mark(seed))
  tell(`The town stands after ${((performance.now() - began) / 1000).toFixed(1)} s.`)
}

function madeFrom(folder: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')) as { madeFrom?: string }).madeFrom
  } catch {
    return undefined
  }
}

/** The town outlives the day: it goes along from a demo that was set aside. */
export function bringPackAlong(aside: string, folder: string): void {
  if (existsSync(join(aside, 'pack'))) renameSync(join(aside, 'pack'), join(folder, 'pack'))
}
