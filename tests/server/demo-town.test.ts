import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Dice } from '../../server/demo/dice.ts'
import { hauntsOf } from '../../server/demo/places/haunts.ts'
import { landOfPack } from '../../server/demo/places/land-of-pack.ts'
import { bringPackAlong, isOtherTown, makeTownPack } from '../../server/demo/town-pack.ts'
import { openPack, type Pack } from '../../server/pack/open-pack.ts'
import { writePack } from '../../server/pack/write-pack.ts'
import { madeTown } from '../kit/made-town.ts'
import { smallTown } from '../kit/small-town.ts'

let home: string
let pack: string
const told: string[] = []
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'curbline-demo-town-'))
  pack = join(home, 'pack')
  told.length = 0
})
afterEach(() => rmSync(home, { recursive: true }))

const tell = (line: string) => void told.push(line)
const madeFrom = (folder = pack) => (JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')) as { madeFrom: string }).madeFrom

test('the demo makes its town where there is none, says so, and keeps it', async () => {
  await makeTownPack(pack, undefined, tell, madeTown)
  expect(madeFrom()).toMatch(/^town \d+, seed 7$/)
  expect([told[0], told.at(-1)]).toEqual([expect.stringContaining('Making the town (seed 7)'), expect.stringMatching(/^The town stands after \d+\.\d s\.$/)])
  expect(await openPack(pack)).toMatchObject({ manifest: { name: 'Fairhaven', center: [-45, 40] } })
  const before = readFileSync(join(pack, 'pack.json'))
  await makeTownPack(pack, 7, () => expect.unreachable())
  await makeTownPack(pack, undefined, () => expect.unreachable())
  expect(readFileSync(join(pack, 'pack.json'))).toEqual(before)
}, 180_000)

test('another seed is another town; whoever names none keeps the one that is there', async () => {
  await writePack(smallTown(), pack, undefined, 'town 1, seed 8')
  await makeTownPack(pack, undefined, tell)
  expect(told).toEqual([])
  expect([isOtherTown(pack, undefined), isOtherTown(pack, 8), isOtherTown(pack, 9)]).toEqual([false, false, true])
  await makeTownPack(pack, 9, tell, smallTown)
  expect(madeFrom()).toMatch(/seed 9$/)
})

test('a pack that is somebody’s own, or cannot be read, is never touched', async () => {
  await writePack(smallTown(), pack, undefined, 'an extract of the county')
  await makeTownPack(pack, 7, tell)
  expect(madeFrom()).toBe('an extract of the county')
  writeFileSync(join(pack, 'pack.json'), 'rubbish')
  await makeTownPack(pack, 7, tell)
  expect([told, readFileSync(join(pack, 'pack.json'), 'utf8')]).toEqual([[], 'rubbish'])
})

test('the town goes along from a demo that was set aside, unless another one is wanted', async () => {
  const [aside, fresh] = [join(home, 'yesterday'), join(home, 'today')]
  mkdirSync(fresh)
  bringPackAlong(home, fresh, undefined)
  await writePack(smallTown(), join(aside, 'pack'), undefined, 'town 0, seed 8')
  bringPackAlong(aside, fresh, undefined)
  await writePack(smallTown(), join(aside, 'pack'), undefined, 'town 1, seed 8')
  bringPackAlong(aside, fresh, 7)
  expect(await openPack(join(fresh, 'pack'))).toBeUndefined()
  bringPackAlong(aside, fresh, 8)
  expect(madeFrom(join(fresh, 'pack'))).toBe('town 1, seed 8')
})

test('a demo that is started again without a seed rolls in the town that is there: the yards lie where they lay', async () => {
  const yards = ({ seed, pack }: Awaited<ReturnType<typeof makeTownPack>>) => hauntsOf(landOfPack(pack as Pack), new Dice(seed)).yards
  const first = await makeTownPack(pack, 5, tell, smallTown)
  const again = await makeTownPack(pack, undefined, () => expect.unreachable())
  expect([first.seed, again.seed]).toEqual([5, 5])
  expect(yards(again)).toEqual(yards(first))
})

test('the demo’s own town, damaged, is made anew from its seed; a pack of somebody’s own is left, and what is wrong with it told', async () => {
  const turnABit = () => {
    const bytes = readFileSync(join(pack, 'gazetteer.json'))
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(join(pack, 'gazetteer.json'), bytes)
  }
  await makeTownPack(pack, 5, () => {}, smallTown)
  turnABit()
  const mended = await makeTownPack(pack, undefined, tell, smallTown)
  expect([told[0], madeFrom(), mended.seed]).toEqual([`The town in ${pack} is damaged and is made anew.`, 'town 1, seed 5', 5])
  expect(mended.pack).toHaveProperty('gazetteer')
  await writePack(smallTown(), pack, undefined, 'an extract of the county')
  turnABit()
  expect((await makeTownPack(pack, undefined, () => expect.unreachable(), smallTown)).pack).toEqual({ problem: expect.stringContaining('gazetteer.json is not the file') as string })
})

test('a town of another version, or one that lacks a file, is told as that, not as damaged', async () => {
  await makeTownPack(pack, 5, () => {}, smallTown)
  rmSync(join(pack, 'basemap.pmtiles'))
  await makeTownPack(pack, undefined, tell, smallTown)
  expect(told[0]).toBe(`The town in ${pack} lacks basemap.pmtiles and is made anew.`)
  told.length = 0
  const manifest = join(pack, 'pack.json')
  writeFileSync(manifest, JSON.stringify({ ...(JSON.parse(readFileSync(manifest, 'utf8')) as object), version: 99 }))
  const mended = await makeTownPack(pack, undefined, tell, smallTown)
  expect(told[0]).toBe(`The town in ${pack} is of another version and is made anew.`)
  expect(mended.pack).toHaveProperty('gazetteer')
})
