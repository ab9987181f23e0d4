import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CitySource } from '../../../server/pack/city-source.ts'
import { openPack } from '../../../server/pack/open-pack.ts'
import { writePack } from '../../../server/pack/write-pack.ts'
import type { Figure } from '../table.ts'

/** How long a town takes to be made, to be packed, and its pack to be opened at each start. */
export async function townAndPack(make: () => CitySource, times: number): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'curbline-bench-pack-'))
  const folder = join(home, 'pack')
  const spent: Record<'made' | 'packed' | 'opened', number[]> = { made: [], packed: [], opened: [] }
  const seconds = async <T>(into: number[], act: () => T | Promise<T>): Promise<T> => {
    const began = performance.now()
    const done = await act()
    into.push((performance.now() - began) / 1000)
    return done
  }
  let about = ''
  try {
    for (let i = 0; i < times; i++) {
      const town = await seconds(spent.made, make)
      await seconds(spent.packed, () => writePack(town, folder))
      const pack = await seconds(spent.opened, () => openPack(folder))
      if (!pack || 'problem' in pack) throw new Error(pack?.problem)
      about = `${town.edges.length} pieces of road, ${town.buildings.length} buildings`
    }
  } finally {
    rmSync(home, { recursive: true })
  }
  return [
    { name: 'a town is made', unit: 's', goal: 5, values: spent.made, about },
    { name: 'its pack is written', unit: 's', goal: 4, values: spent.packed, about },
    { name: 'its pack is opened', unit: 's', goal: 1, values: spent.opened, about },
  ]
}
