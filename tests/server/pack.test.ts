import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPack, type Pack } from '../../server/pack/open-pack.ts'
import { writePack } from '../../server/pack/write-pack.ts'
import { smallTown } from '../kit/small-town.ts'

let home: string
let folder: string
beforeAll(() => (home = mkdtempSync(join(tmpdir(), 'curbline-pack-'))))
afterAll(() => rmSync(home, { recursive: true }))
beforeEach(async () => {
  folder = join(home, 'pack')
  rmSync(folder, { recursive: true, force: true })
  await writePack(smallTown(), folder, undefined, 'a small town')
})

const opened = async (): Promise<Pack> => {
  const pack = await openPack(folder)
  if (!pack || 'problem' in pack) throw new Error(pack?.problem ?? 'there is no pack')
  return pack
}
const problem = async () => ((await openPack(folder)) as { problem: string }).problem
const change = (file: string, how: (text: string) => string) => writeFileSync(join(folder, file), how(readFileSync(join(folder, file), 'utf8')))

describe('a city’s pack', () => {
  test('is opened as it was written: its name, its bounds, its roads, its addresses', async () => {
    const town = smallTown()
    const { manifest, roads, gazetteer } = await opened()
    expect(manifest).toMatchObject({ format: 'curbline-pack', version: 1, name: town.name, bounds: town.bounds, center: town.center, attribution: town.attribution, madeFrom: 'a small town' })
    expect([roads.nodeLngs.length, roads.edgeFroms.length]).toEqual([town.nodes.length, town.edges.length])
    expect(gazetteer.search('oak st & 9th')[0]?.name).toMatch(/Oak St.*9th St|9th St.*Oak St/)
    expect(JSON.parse(readFileSync(join(folder, 'boundary.geojson'), 'utf8'))).toMatchObject({ type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: [town.boundary] } })
  })

  test('is the same to the last byte when the same ground is packed again', async () => {
    const before = (await opened()).manifest
    await writePack(smallTown(), folder, undefined, 'a small town')
    expect((await opened()).manifest).toEqual(before)
  })

  test('takes the place of the one before, and leaves nothing beside it', async () => {
    await writePack({ ...smallTown(), name: 'Another' }, folder)
    expect((await opened()).manifest.name).toBe('Another')
    expect(readdirSync(home)).toEqual(['pack'])
  })

  test('stays as it was when the next one cannot be made, and what a crash left behind is no pack', async () => {
    const town = smallTown()
    await expect(writePack({ ...town, edges: [{ ...town.edges[0]!, line: undefined as never }] }, folder)).rejects.toThrow()
    expect((await opened()).manifest.name).toBe(town.name)
    writeFileSync(`${folder}.making`, 'half of it')
    await writePack(town, folder)
    expect(existsSync(`${folder}.making`)).toBe(false)
  })
})

describe('a pack that cannot be used is told in one sentence, with the cure', () => {
  test('none at all is no fault', async () => {
    expect(await openPack(join(home, 'nowhere'))).toBeUndefined()
  })

  test.each([
    ['a file is missing', (to: string) => rmSync(join(to, 'basemap.pmtiles')), /basemap\.pmtiles is missing/],
    ['a file was cut short', (to: string) => writeFileSync(join(to, 'roads.bin'), ''), /roads\.bin has 0 bytes and should have \d+/],
    ['a file grew', (to: string) => appendFileSync(join(to, 'gazetteer.json'), ' '), /gazetteer\.json has \d+ bytes and should have \d+/],
    ['a folder stands for a file', (to: string) => { rmSync(join(to, 'roads.bin')); mkdirSync(join(to, 'roads.bin')) }, /roads\.bin cannot be read/],
    ['the manifest is missing', (to: string) => rmSync(join(to, 'pack.json')), /pack\.json cannot be read/],
    ['the manifest is rubbish', (to: string) => writeFileSync(join(to, 'pack.json'), '{"format":'), /pack\.json is not JSON/],
    ['the manifest is something else', (to: string) => writeFileSync(join(to, 'pack.json'), 'null'), /pack\.json is not a manifest/],
  ])('%s', async (_, harm, words) => {
    harm(folder)
    expect(await problem()).toMatch(words)
    expect(await problem()).toContain(folder)
    expect(await problem()).toMatch(/make the pack again\.$/)
  })

  test('a bit was turned over', async () => {
    const bytes = readFileSync(join(folder, 'basemap.pmtiles'))
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(join(folder, 'basemap.pmtiles'), bytes)
    expect(await problem()).toMatch(/basemap\.pmtiles is not the file the pack was made with/)
  })

  test.each([
    ['gazetteer.json', '{'],
    ['gazetteer.json', '{"version":99}'],
    ['gazetteer.json', '{"version":1,"streets":[7],"pieces":[],"crossings":[],"places":[]}'],
    ['gazetteer.json', '{"version":1,"streets":["Oak"],"pieces":[],"crossings":[{"streets":[0,0]}],"places":[]}'],
    ['roads.bin', 'no roads'],
  ])('%s was nonsense from the start: %s', async (file, nonsense) => {
    writeFileSync(join(folder, file), nonsense)
    const manifest = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')) as { files: Record<string, object> }
    manifest.files[file] = { bytes: nonsense.length, sha256: createHash('sha256').update(nonsense).digest('hex') }
    writeFileSync(join(folder, 'pack.json'), JSON.stringify(manifest))
    expect(await problem()).toMatch(new RegExp(`cannot be used: ${file}: .+\\. .*make the pack again\\.$`))
  })

  test.each([
    ['"version": 1', '"version": 2', /is of version 2, and this Curbline reads version 1/],
    ['"bounds": [', '"limits": [', /pack\.json has no good bounds/],
    ['"roads.bin"', '"streets.bin"', /pack\.json has no good files/],
    ['"format": "curbline-pack"', '"format": "zip"', /pack\.json has no good format/],
  ])('%s became %s', async (was, is, words) => {
    change('pack.json', (text) => text.replace(was, is))
    expect(await problem()).toMatch(words)
  })
})
