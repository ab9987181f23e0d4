import { afterEach, describe, expect, it, vi } from 'vitest'
import { readManifest } from '../../../client/stores/pack-manifest.ts'
import { PackStore } from '../../../client/stores/pack.svelte.ts'

const whole = { format: 'curbline-pack', version: 1, name: 'Fairhaven', bounds: [-45.06, 39.96, -44.94, 40.04], attribution: 'Fairhaven, an invented town', files: { 'basemap.pmtiles': { bytes: 9, sha256: 'ab12' } } }

it('the city’s pack says what it covers and whose it is', () => {
  expect(readManifest(whole)).toEqual({ name: 'Fairhaven', bounds: whole.bounds, attribution: whole.attribution, tilesPrint: 'ab12' })
})
it('a pack of another version, or a damaged one, is told in one sentence', () => {
  expect(readManifest({ ...whole, version: 2 })).toEqual({ problem: 'The city’s map is of another version than this board. A plain grid stands in.' })
  for (const broken of [{ ...whole, bounds: [1, 2] }, { ...whole, bounds: [1, 0, 0, 1] }, { ...whole, name: undefined }, { ...whole, attribution: 7 }]) {
    expect(readManifest(broken)).toEqual({ problem: 'The city’s map is damaged. A plain grid stands in.' })
  }
  expect(readManifest(null)).toHaveProperty('problem')
})

describe('what the map stands on', () => {
  const answering = (status: number, body: unknown) => vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body), { status })))
  const wanted = async () => {
    vi.stubGlobal('location', new URL('https://city.test/'))
    const store = new PackStore()
    await store.load()
    return store.wanted
  }
  afterEach(() => vi.unstubAllGlobals())

  it('is the city’s pack, its tiles by their very bytes', async () => {
    answering(200, { pack: whole })
    expect(await wanted()).toEqual({ kind: 'pack', tiles: 'https://city.test/pack/basemap.pmtiles?v=ab12', bounds: whole.bounds, attribution: whole.attribution })
  })
  it('is a style of the city’s own where it has one, with a pack or without', async () => {
    answering(200, { basemapStyle: '/styles/city.json', pack: whole })
    expect(await wanted()).toEqual({ kind: 'own', url: 'https://city.test/styles/city.json' })
    answering(200, { basemapStyle: 'https://maps.test/style.json' })
    expect(await wanted()).toEqual({ kind: 'own', url: 'https://maps.test/style.json' })
  })
  it('is the plain grid where there is neither, or the server knows nothing of packs', async () => {
    answering(200, {})
    expect(await wanted()).toEqual({ kind: 'grid' })
    answering(404, { title: 'Not found' })
    expect(await wanted()).toEqual({ kind: 'grid' })
  })
  it('is the plain grid, and says what the server says of it, where its pack is damaged', async () => {
    answering(200, { problem: 'The city’s pack is damaged; the plain grid stands in.' })
    expect(await wanted()).toEqual({ kind: 'grid', problem: 'The city’s pack is damaged; the plain grid stands in.' })
  })
  it('is the plain grid, and says why, where the pack cannot be used', async () => {
    answering(200, { pack: { ...whole, version: 2 } })
    expect(await wanted()).toMatchObject({ kind: 'grid', problem: expect.stringContaining('another version') as string })
  })
})
