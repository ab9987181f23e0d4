import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { basemapLayers } from '../../../client/map/basemap/basemap-layers.ts'
import { mapFaces } from '../../../client/map/basemap/faces.ts'
import { GRID, type Ground } from '../../../client/map/basemap/ground.ts'
import { wholeStyle } from '../../../client/map/basemap/own-style.ts'
import { byLook, ROAD_LOOKS, surfaceWidth } from '../../../client/map/basemap/road-widths.ts'
import { themeColours } from '../../../client/map/map-colours.ts'
import { mapStyle, restyling } from '../../../client/map/style.ts'
import { limitsOf } from '../../../client/map/view/view.ts'
import { scaleBar } from '../../../client/map/view/scale-bar.ts'
import { contrast } from '../kit/colour.ts'

const pack: Ground = { kind: 'pack', tiles: 'https://city.test/pack/basemap.pmtiles', bounds: [-45.06, 39.96, -44.94, 40.04], attribution: 'Fairhaven' }
const own: Ground = {
  kind: 'own', attribution: '',
  style: wholeStyle({
    version: 8, glyphs: 'fonts/{fontstack}/{range}.pbf', sprite: 'sprite',
    sources: { requests: { type: 'vector', tiles: ['tiles/{z}/{x}/{y}.pbf'] } },
    layers: [{ id: 'land', type: 'background' }, { id: 'signs', type: 'line', source: 'requests', 'source-layer': 'roads' }],
  }, 'https://tiles.test/city/style.json'),
}
const style = (theme: 'night' | 'day', ground: Ground) =>
  mapStyle({ theme, ratio: 2, by: 'clock', dense: false, center: { lng: -45, lat: 40 }, units: 'imperial', ground, faces: mapFaces('https://city.test/') })

describe('the style of the map', () => {
  it.each(['night', 'day'] as const)('is one that MapLibre draws, by %s, whatever it stands on', (theme) => {
    for (const ground of [pack, GRID, own]) {
      expect(validateStyleMin(style(theme, ground)).map(({ message }) => message)).toEqual([])
      const ids = style(theme, ground).layers.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
  it('turns from night to day by paint and pictures alone: no tile is asked for again', () => {
    const [night, day] = [style('night', pack), style('day', pack)]
    expect(day.sources).toEqual(night.sources)
    expect(day.layers.map(({ id, type }) => [id, type])).toEqual(night.layers.map(({ id, type }) => [id, type]))
    const changes = restyling(night.layers, day.layers)
    expect(changes.length).toBeGreaterThan(20)
    expect(changes.filter(({ kind }) => kind === 'layout').every(({ name }) => name === 'icon-image')).toBe(true)
  })
  it('has what lives above all names, and names above all ground', () => {
    const layers = style('night', pack).layers
    const last = (isOne: (layer: (typeof layers)[number]) => boolean) => layers.findLastIndex(isOne)
    const first = (isOne: (layer: (typeof layers)[number]) => boolean) => layers.findIndex(isOne)
    const isBase = (layer: (typeof layers)[number]) => !('source' in layer) || layer.source === 'basemap'
    expect(last(isBase)).toBeLessThan(first((layer) => !isBase(layer)))
    expect(last((layer) => isBase(layer) && layer.type !== 'symbol')).toBeLessThan(first((layer) => layer.type === 'symbol'))
  })
  it.each(['night', 'day'] as const)('lets names of streets be read by %s on land and on the streets themselves', (theme) => {
    const { map } = themeColours(theme)
    for (const ground of [map.land, map.res, map.halo]) {
      expect(contrast(map.label, ground), ground).toBeGreaterThanOrEqual(4)
      expect(contrast(map.label2, ground), ground).toBeGreaterThanOrEqual(7)
    }
  })
  it('gives room to signs and trucks before names', () => {
    const standing = style('night', pack).layers.filter(({ id }) => id === 'signs' || id === 'badges')
    expect(standing.map(({ layout }) => (layout as Record<string, unknown>)['icon-ignore-placement'])).toEqual([false, false])
  })
})

describe('roads', () => {
  it('grow with the zoom, and a larger one is never drawn narrower than a smaller', () => {
    const stops = (surfaceWidth() as unknown[]).slice(3)
    const lookOf = (value: unknown, look: number) => (value as unknown[])[3 + look * 2] as number
    const widths = stops.filter((_, i) => i % 2 === 1)
    for (let look = 0; look < ROAD_LOOKS.length; look++) {
      const grown = widths.map((width) => lookOf(width, look))
      expect(grown).toEqual([...grown].sort((a, b) => a - b))
    }
    for (const width of widths) {
      const [motorway, arterial, collector, , local, service] = ROAD_LOOKS.map((_, look) => lookOf(width, look))
      const ordered = [motorway!, arterial!, collector!, local!, service!]
      expect(ordered).toEqual([...ordered].sort((a, b) => b - a))
    }
  })
  it('that nobody foresaw are drawn as their kind mostly is', () => {
    const values = { motorway: 1, arterial: 2, collector: 3, ramp: 4, local: 5, service: 6, path: 7 }
    expect(JSON.stringify(byLook(values))).toContain('["match",["get","kind"],"highway",1,"major_road",2,"minor_road",5,"path",7,5]')
  })
})

describe('a style of the city’s own', () => {
  it('is made whole: addresses by where it lies, names unlike ours', () => {
    if (own.kind !== 'own') throw new Error('not its own')
    expect(own.style.glyphs).toBe('https://tiles.test/city/fonts/{fontstack}/{range}.pbf')
    expect(own.style.sprite).toBe('https://tiles.test/city/sprite')
    expect(own.style.sources['own/requests']).toEqual({ type: 'vector', tiles: ['https://tiles.test/city/tiles/{z}/{x}/{y}.pbf'] })
    expect(own.style.layers.map(({ id }) => id)).toEqual(['own/land', 'own/signs'])
  })
  it('that is none is refused', () => {
    expect(() => wholeStyle({ version: 7 } as never, 'https://tiles.test/')).toThrow()
    expect(() => wholeStyle({ version: 8, sources: {} } as never, 'https://tiles.test/')).toThrow()
  })
})

describe('the view', () => {
  it('is kept around the city’s pack, and free where the pack is of another place', () => {
    expect(limitsOf([-45.06, 39.96, -44.94, 40.04], { lng: -45, lat: 40 })?.map((each) => Number(each.toFixed(2)))).toEqual([-45.18, 39.88, -44.82, 40.12])
    expect(limitsOf([-45.06, 39.96, -44.94, 40.04], { lng: -76.8, lat: 40.2 })).toBeUndefined()
  })
  it('shows a round length, no longer than there is room for', () => {
    expect(scaleBar(14, 40, 'metric').label).toBe('200 m')
    expect(scaleBar(11, 40, 'imperial').label).toBe('1 mi')
    for (let zoom = 3; zoom < 20; zoom += 0.37) {
      for (const units of ['metric', 'imperial'] as const) {
        const { width, label } = scaleBar(zoom, 40, units)
        expect(width).toBeGreaterThanOrEqual(34)
        expect(width).toBeLessThanOrEqual(90)
        expect(label).toMatch(/^(0\.[125]|[125]0*) (m|km|ft|mi)$/)
      }
    }
  })
})
