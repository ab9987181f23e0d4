import { expect, it } from 'vitest'
import { fixtureBoard, fixtureSnapshot, NOW, crewId } from '../../../client/look/gallery/fixture.ts'
import { crewFeatures, crewMarks, uncertaintyShapes } from '../../../client/map/crews/crew-features.ts'
import { FeatureIds } from '../../../client/map/live/feature-ids.ts'
import { PHASE_RANK, requestFeature } from '../../../client/map/requests/features.ts'
import { readIconId } from '../../../client/map/icons/icon-id.ts'
import { RequestPins } from '../../../client/map/requests/request-pins.ts'
import { crewTints, requestTint } from '../../../client/map/icons/tints.ts'
import { readRequest } from '../../../client/stores/reading-cache.ts'
import { clockBook } from '../../../shared/domain/board.ts'
import type { Position, ServiceRequest } from '../../../shared/protocol/board.ts'

const board = fixtureBoard()
const readings = [...board.requests.values()].map((request) => readRequest(request, clockBook(board), NOW))
const glyphOf = (code: string) => board.services.get(code)?.glyph
const positions = new Map<string, Position>(fixtureSnapshot(board).positions.map((position) => [position.crewId, position]))
const one = (number: string) => readings.find(({ request }) => request.number.endsWith(number))!

it('every open request stands on the map once, where it was reported', () => {
  const ids = new FeatureIds()
  const features = new RequestPins().of(readings, { dense: false, glyphOf }, ids, NOW)
  expect(features.size).toBe(readings.length)
  const { request } = one('04817')
  expect(features.get(ids.numberOf(request.id))!.geometry.coordinates).toEqual([request.place.lng, request.place.lat])
})

it('a request whose place nobody knows, and one that is done, have no pin', () => {
  const reading = one('04817')
  const lost = { ...reading, request: { ...reading.request, place: { ...reading.request.place, unknown: true } } }
  const done = { ...reading, request: { ...reading.request, status: 'resolved' } as ServiceRequest }
  expect(new RequestPins().of([lost, done], { dense: false, glyphOf }, new FeatureIds(), NOW).size).toBe(0)
})

it('the picture says phase, service and time left; what is in danger is larger and lies on top', () => {
  const late = requestFeature(one('04817'), { dense: false, glyphOf }, new FeatureIds(), NOW)
  const calm = requestFeature(one('04802'), { dense: false, glyphOf }, new FeatureIds(), NOW)
  expect(readIconId(String(late.properties.icon))).toEqual({ kind: 'sign', phase: 'breached', glyph: 'wires', step: 0, size: 34 })
  expect(readIconId(String(calm.properties.icon))).toMatchObject({ kind: 'sign', phase: 'on-track', glyph: 'sidewalk', size: 28 })
  expect(late.properties.rank).toBeGreaterThan(calm.properties.rank as number)
})

it('the ranks of a cluster put the worst phase first', () => {
  const order = Object.entries(PHASE_RANK).sort(([, a], [, b]) => b - a).map(([phase]) => phase)
  expect(order.slice(0, 4)).toEqual(['breached', 'at-risk', 'on-track', 'paused'])
})

it('in a storm the calm ones are dots, and those in danger small marks of their shape, but not the one a person looks at', () => {
  const view = { dense: true, glyphOf }
  const icon = (number: string, standing: boolean) => readIconId(String(requestFeature(one(number), view, new FeatureIds(), NOW, { standing }).properties.icon))!
  expect([icon('04802', false), icon('04802', true)].map(({ kind }) => kind)).toEqual(['dot', 'sign'])
  expect(icon('04817', false)).toEqual({ kind: 'mark', phase: 'breached' })
  expect(icon('04817', true)).toMatchObject({ kind: 'sign', phase: 'breached', size: 34 })
})

it('a mark that was chosen among very many is ringed in its own shape', () => {
  const { properties } = requestFeature(one('04821'), { dense: true, glyphOf }, new FeatureIds(), NOW, { by: 'hand' })
  expect(properties).toMatchObject({ size: 0, mark: true })
  expect(readIconId(String(properties.ring))).toEqual({ kind: 'ring', phase: 'at-risk', size: 14, by: 'hand', bare: true })
})

it('a minute changes no picture of a clock that runs for days', () => {
  const ids = new FeatureIds()
  const at = (now: number) => requestFeature(one('04788'), { dense: false, glyphOf }, ids, now)
  expect(at(NOW + 60_000)).toEqual(at(NOW))
})

it('crews are drawn by what they do: driving filled and pointed, on scene in its colour, free in outline, silent dashed with a circle', () => {
  const marks = new Map(crewMarks(board, positions, NOW).map((mark) => [mark.crewId, mark]))
  const look = (badge: number) => readIconId(String(marks.get(crewId(badge))!.properties.icon))
  expect(look(1)).toEqual({ kind: 'badge', look: 'filled', width: 26, height: 22 })
  expect(marks.get(crewId(1))!.properties.text).toBe('1')
  expect(look(3)).toMatchObject({ look: 'on-scene' })
  expect(look(4)).toMatchObject({ look: 'outlined' })
  expect(look(8)).toMatchObject({ look: 'dashed' })
  expect(marks.get(crewId(1))!.properties.arrow).toBe('arrow/filled')
  expect(marks.get(crewId(4))!.properties.arrow).toBeUndefined()
  expect(marks.get(crewId(8))!.radiusM).toBeGreaterThan(300)
  expect(uncertaintyShapes([...marks.values()]).features).toHaveLength(1)
})

it('the circles of many silent crews at one place are together as dark as one', () => {
  const [mark] = crewMarks(board, positions, NOW).filter(({ radiusM }) => radiusM !== undefined)
  const away = { ...mark!, crewId: 'away', position: { ...mark!.position, lng: mark!.position.lng + 1 } }
  const { features } = uncertaintyShapes([mark!, { ...mark!, crewId: 'b' }, { ...mark!, crewId: 'c' }, { ...mark!, crewId: 'd' }, away])
  expect(features.map(({ properties }) => properties!.share)).toEqual([0.25, 0.25, 0.25, 0.25, 1])
})

it('a crew off shift is not followed home', () => {
  const seen = new Map(positions).set(crewId(12), { crewId: crewId(12), lng: 0, lat: 0, at: new Date(NOW).toISOString() })
  expect(crewMarks(board, seen, NOW).some((mark) => mark.crewId === crewId(12))).toBe(false)
})

it('a crew that stood still keeps its very feature', () => {
  const ids = new FeatureIds()
  const marks = crewMarks(board, positions, NOW)
  const first = crewFeatures(marks, () => undefined, ids, new Map())
  const again = crewFeatures(marks, () => undefined, ids, first)
  expect([...again.values()].every((feature) => first.get(feature.id) === feature)).toBe(true)
})

it('a second in which nothing changed makes no pin anew; a clock that moved on makes one', () => {
  const ids = new FeatureIds()
  const pins = new RequestPins()
  const view = { dense: false, glyphOf }
  const first = pins.of(readings, view, ids, NOW)
  expect(pins.of(readings, view, ids, NOW + 1_000)).toBe(first)
  const reread = readings.map((reading) => (reading === one('04821') ? { ...reading, phase: 'breached' as const } : reading))
  const next = pins.of(reread, view, ids, NOW + 2_000)
  expect([...next.values()].filter((feature) => first.get(feature.id) !== feature).map(({ id }) => id)).toEqual([ids.numberOf(one('04821').request.id)])
  expect(pins.of(reread.slice(1), view, ids, NOW + 3_000).size).toBe(readings.length - 1)
})

it('a crew that only drove on keeps its look; one that turned, or fell silent, has another', () => {
  const before = crewMarks(board, positions, NOW)
  const moved = new Map([...positions].map(([id, position]) => [id, { ...position, lng: position.lng + 0.001, ...(id === crewId(5) ? { headingDeg: 7 } : {}) }]))
  const after = crewMarks(board, moved, NOW + 1_000, { previous: before })
  const anew = after.filter((mark) => !before.some(({ properties }) => properties === mark.properties)).map((mark) => mark.crewId)
  expect(anew).toEqual([crewId(5)])
})

it('coloured by status, a sign keeps the shape of its phase and says by a letter how far it has come', () => {
  const view = { dense: false, glyphOf, tintOf: requestTint('status', new Map()) }
  const icon = (number: string) => readIconId(String(requestFeature(one(number), view, new FeatureIds(), NOW).properties.icon))
  expect(icon('04817')).toMatchObject({ phase: 'breached', tinted: { tint: 'acknowledged', text: 'A' }, step: 0 })
  expect(icon('04823')).toMatchObject({ tinted: { tint: 'new', text: 'N' } })
  expect(icon('04801')).toMatchObject({ tinted: { tint: 'under-way', text: 'U' } })
  expect(icon('04806')).toMatchObject({ tinted: { tint: 'on-scene', text: 'S' } })
  expect(icon('04790')).toMatchObject({ phase: 'paused', tinted: { tint: 'on-hold', text: 'H' } })
})

it('coloured by crew, a sign and its truck share colour and number; what nobody has stays plain', () => {
  const tints = crewTints(board.crews.values())
  const view = { dense: false, glyphOf, tintOf: requestTint('crew', tints) }
  const icon = (number: string) => readIconId(String(requestFeature(one(number), view, new FeatureIds(), NOW).properties.icon))
  const truck = crewMarks(board, positions, NOW, { tints }).find((mark) => mark.crewId === crewId(5))!
  expect(icon('04801')).toMatchObject({ tinted: { text: '5', tint: tints.get(crewId(5))!.tint } })
  expect(readIconId(String(truck.properties.icon))).toMatchObject({ tint: tints.get(crewId(5))!.tint })
  expect(truck.properties.text).toBe('5')
  expect(icon('04817')).toMatchObject({ tinted: { tint: 'none', text: '' } })
})

it('crews that look alike share a picture, and no two have the same place in the pile', () => {
  const marks = crewMarks(board, positions, NOW)
  expect(new Set(marks.map(({ properties }) => properties.icon)).size).toBeLessThanOrEqual(4)
  expect(new Set(marks.map(({ properties }) => properties.rank)).size).toBe(marks.length)
})

it('in a storm crews that wait take less room than those at work', () => {
  const marks = new Map(crewMarks(board, positions, NOW, { dense: true }).map((mark) => [mark.crewId, mark]))
  const heights = [3, 4, 8].map((badge) => marks.get(crewId(badge))!.height)
  expect(heights).toEqual([22, 17, 17])
  expect(marks.get(crewId(4))!.properties.idle).toBe(true)
  expect(crewMarks(board, positions, NOW).some(({ properties }) => properties.idle)).toBe(false)
})
