import type { Map as MapLibreMap } from 'maplibre-gl'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchTiles, type Trouble } from '../../../client/map/basemap/tile-trouble.ts'

/** A map that tells what a test wants it to tell, and notes which tiles it was asked for again. */
class ToldMap {
  readonly asked: string[] = []
  readonly #hear = new Map<string, (event: object) => void>()
  on(kind: string, hear: (event: object) => void) {
    this.#hear.set(kind, hear)
    return { unsubscribe: () => this.#hear.delete(kind) }
  }
  getSource = () => ({})
  refreshTiles(source: string, tiles: { x: number; y: number; z: number }[]) {
    this.asked.push(...tiles.map(({ x, y, z }) => `${source} ${z}/${x}/${y}`))
  }
  fails(x: number, sourceId = 'basemap') {
    this.#hear.get('error')!({ sourceId, tile: { state: 'errored', tileID: { canonical: { x, y: 1, z: 14 } } } })
  }
  comes(x: number) {
    this.#hear.get('sourcedata')!({ sourceId: 'basemap', tile: { state: 'loaded', tileID: { canonical: { x, y: 1, z: 14 } } } })
  }
}

let map: ToldMap
let told: Trouble[]
let stop: () => void
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
  map = new ToldMap()
  told = []
  stop = watchTiles(map as unknown as MapLibreMap, ['basemap'], (trouble) => told.push(trouble))
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('a ground of which not one tile came is lost', () => {
  map.fails(1)
  expect(told).toEqual(['lost'])
})
it('when the network is cut, what was seen stays and the missing parts are told', () => {
  map.comes(1)
  map.fails(2)
  expect(told).toEqual(['parts'])
})
it('what is missing is asked for again: after a while, and as soon as the network is back', () => {
  map.comes(1)
  map.fails(2)
  vi.advanceTimersByTime(15_000)
  expect(map.asked).toEqual(['basemap 14/2/1'])
  window.dispatchEvent(new Event('online'))
  expect(map.asked).toHaveLength(2)
})
it('one tile that comes brings the others, and the sentence goes', () => {
  map.comes(1)
  map.fails(2)
  map.fails(3)
  map.comes(2)
  expect(map.asked).toEqual(['basemap 14/3/1'])
  expect(told.at(-1)).toBeUndefined()
  map.fails(3)
  expect(told.at(-1)).toBe('parts')
})
it('what lives on the map is none of its business', () => {
  map.fails(1, 'crews')
  expect(told).toEqual([])
})
