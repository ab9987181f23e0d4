import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPack, type Pack } from '../../server/pack/open-pack.ts'
import { writePack } from '../../server/pack/write-pack.ts'
import { placesFound } from '../../shared/protocol/places.ts'
import { at, smallTown } from '../kit/small-town.ts'
import { openDoors, type Doors } from './open-doors.ts'

let folder: string
let doors: Doors
let bare: Doors
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'curbline-places-'))
  await writePack(smallTown(), join(folder, 'pack'))
  const pack = (await openPack(join(folder, 'pack'))) as Pack
  doors = await openDoors({ pack })
  bare = await openDoors()
})
afterAll(async () => {
  await doors.close()
  await bare.close()
  await rm(folder, { recursive: true })
})

const ask = async (query: string, at = doors) => {
  const response = await at.fetch('dispatcher', `/api/places?${query}`)
  return { status: response.status, body: (await response.json()) as { places: { name: string; kind: string }[]; detail?: string } }
}
const near = (eastM: number, northM: number) => `near=${at(eastM, northM).join()}`

describe('[G4] the door to places', () => {
  test('finds a house by what a caller says', async () => {
    const { status, body } = await ask('q=420%20oak%20st')
    expect(status).toBe(200)
    expect(placesFound.parse(body).places[0]).toMatchObject({ name: '420 Oak St', kind: 'address', lng: expect.closeTo(at(319, 410)[0], 4), lat: expect.closeTo(at(319, 410)[1], 4) })
  })

  test('puts first what lies in view', async () => {
    for (const [column, street] of [[300, '4th'], [700, '8th']] as const) expect((await ask(`q=oak%20%26&${near(column, 400)}`)).body.places[0]!.name).toBe(`Oak St & ${street} St`)
  })

  test('without words it reads the place back; without either it has nothing to say', async () => {
    expect((await ask(near(355, 409))).body.places).toMatchObject([{ name: 'near 454 Oak St, between 4th and 5th St', kind: 'address' }])
    expect((await ask(`q=&${near(355, 409)}`)).body.places).toHaveLength(1)
    expect((await ask('near=10,10')).body).toEqual({ places: [] })
    expect((await ask('')).body).toEqual({ places: [] })
    expect((await ask('q=%20')).body).toEqual({ places: [] })
  })

  test.each(['near=oak', 'near=1', 'near=1,2,3', 'near=181,40', 'near=-45,91', 'near=,', 'near=Infinity,0', 'q=oak&near=1;2'])('"%s" is refused with one sentence that says how', async (query) => {
    const { status, body } = await ask(query)
    expect(status).toBe(400)
    expect(body.detail).toBe('near: must be a longitude and a latitude with a comma between, such as -45.01,40.002')
  })

  test('a text too long is refused', async () => {
    expect((await ask(`q=${'a'.repeat(201)}`)).status).toBe(400)
  })

  test('a city without a pack knows no places, and says so calmly', async () => {
    expect(await ask('q=420%20oak', bare)).toEqual({ status: 200, body: { places: [] } })
    expect(await ask(near(355, 409), bare)).toEqual({ status: 200, body: { places: [] } })
  })

  test('stands in the description of the API', async () => {
    const { paths } = (await (await doors.fetch(undefined, '/api/openapi.json')).json()) as { paths: Record<string, { get: { parameters: { name: string }[] } }> }
    expect(paths['/api/places']!.get.parameters.map(({ name }) => name)).toEqual(['q', 'near'])
  })
})
