import { expect, test } from 'vitest'
import { Argon2Passwords } from '../../server/auth/passwords.ts'
import { addSimulatorLogins } from '../../server/demo/demo-logins.ts'
import { Dice } from '../../server/demo/dice.ts'
import { hauntsOf } from '../../server/demo/places/haunts.ts'
import { CrewWords } from '../../server/demo/words/crews.ts'
import { REASONS_BY_SERVICE, type WaitReason } from '../../server/demo/words/reasons-by-service.ts'
import { someone } from '../../server/demo/words/people.ts'
import { Residents } from '../../server/demo/words/residents.ts'
import { memoryDatabase } from '../../server/memory/memory-database.ts'
import { starterPack } from '../../server/setup/starter-pack.ts'
import { OFFICE_HOURS } from '../../server/setup/starter-pack.ts'
import { distanceM } from '../../shared/domain/distance.ts'
import { smallLand } from './history-city.ts'

const CODES = starterPack({ weekly: OFFICE_HOURS, holidays: [] }).flatMap((draft) => (draft.kind === 'DefineService' ? [draft.code] : []))

test.each(CODES)('of %s sixty residents report in sixty different ways, and no pattern shows through', (code) => {
  const residents = new Residents(new Dice(3))
  const texts = Array.from({ length: 60 }, (_, i) => residents.describe(code, (['phone', 'web', 'web', 'staff'] as const)[i % 4]!))
  expect(new Set(texts.map((text) => text.toLowerCase())).size).toBe(60)
  for (const text of texts) {
    expect(text.length).toBeGreaterThan(12)
    expect(text).not.toMatch(/[(|){}]|\s\s|\s[.,]|,[.]|undefined/)
  }
})

test('neighbouring reports of one service begin differently', () => {
  const residents = new Residents(new Dice(5))
  const begins = Array.from({ length: 12 }, () => residents.describe('pothole', 'web').toLowerCase().slice(0, 12))
  expect(new Set(begins).size).toBeGreaterThan(8)
})

test('what stands on the board is not said again', () => {
  const first = new Residents(new Dice(1)).describe('graffiti', 'staff')
  const again = new Residents(new Dice(1))
  again.hear([first])
  expect(again.describe('graffiti', 'staff')).not.toBe(first)
})

test('callers who give a name have a number that is nobody’s', () => {
  const dice = new Dice(2)
  for (let i = 0; i < 100; i++) expect(someone(dice)).toEqual({ name: expect.stringMatching(/^\w+ \w+$/), phone: expect.stringMatching(/^555-01\d\d$/) })
})

test('crews have something to say of every service', () => {
  const words = new CrewWords(new Dice(4))
  for (const code of CODES) for (const said of [words.note(code), words.fixed(code), words.madeSafe(code) ?? 'nothing']) expect(said).not.toMatch(/[|{}]|^$/)
})

const WAITS: readonly WaitReason[] = ['waiting-resident', 'weather', 'parts', 'other-body', 'crew-busy', 'equipment']

test.each(CODES)('whatever %s is held, cancelled, reopened or passed on for is believable of it', (code) => {
  const own = REASONS_BY_SERVICE[code]!
  const words = new CrewWords(new Dice(6))
  const drawn = Array.from({ length: 80 }, () => words.hold(code, WAITS)).filter((hold) => hold !== undefined)
  expect(new Set(drawn.map(({ reason }) => reason))).toEqual(new Set(Object.keys(own.holds ?? {})))
  for (const { reason, owner } of drawn) expect(own.holds![reason]).toContain(owner)
  for (let i = 0; i < 20; i++) {
    expect(own.cancelled).toContain(words.cancelled(code))
    expect(own.reopened ?? [undefined]).toContain(words.reopened(code))
    expect(own.notOurs ?? [undefined]).toContain(words.notOursTo(code))
  }
})

test('trash and animals never wait for a part or a machine, and only a playground for a swing chain', () => {
  const words = new CrewWords(new Dice(8))
  for (const code of ['missed-trash', 'dead-animal']) for (let i = 0; i < 20; i++) expect(words.hold(code, ['parts', 'equipment', 'other-body', 'waiting-resident'])).toBeUndefined()
  const chained = CODES.filter((code) => JSON.stringify(REASONS_BY_SERVICE[code]).includes('swing chain'))
  expect(chained).toEqual(['park-hazard'])
})

test('nobody says of an emergency that it can wait', () => {
  const residents = new Residents(new Dice(12))
  for (const code of ['signal-out', 'water-main', 'wires-down']) for (const source of ['staff', 'phone'] as const) for (let i = 0; i < 60; i++) expect(residents.describe(code, source)).not.toMatch(/can wait|not the first time|reported by anybody/i)
})

test('things happen where they tend to: signals at crossings, park hazards in parks, graffiti in the middle of town', () => {
  const land = smallLand()
  const [haunts, dice] = [hauntsOf(land, new Dice(1)), new Dice(9)]
  const forty = (code: string) => Array.from({ length: 40 }, () => haunts.of(code, dice))
  for (const { address } of forty('signal-out')) expect(address).toContain(' & ')
  for (const { address } of forty('park-hazard')) expect(address).toBe('Heron Park')
  const fromCenter = (code: string) => forty(code).reduce((sum, at) => sum + distanceM(at, land.center), 0) / 40
  expect(fromCenter('graffiti')).toBeLessThan(fromCenter('missed-trash'))
  expect(haunts.yards.length).toBe(3)
})

test('a few corners see the same trouble again and again', () => {
  const haunts = hauntsOf(smallLand(), new Dice(1))
  const dice = new Dice(11)
  const streets = Array.from({ length: 300 }, () => haunts.of('pothole', dice).address!.replace(/^\d+ /, ''))
  const counts = [...new Set(streets)].map((street) => streets.filter((each) => each === street).length).sort((a, b) => b - a)
  expect(counts[0]).toBeGreaterThan((2 * streets.length) / counts.length)
})

test('the simulator’s accounts are made once, and every start gives them a new password', async () => {
  const { users } = memoryDatabase()
  const passwords = new Argon2Passwords()
  const first = await addSimulatorLogins(users, passwords, ['a', 'b'])
  const second = await addSimulatorLogins(users, passwords, ['a', 'b'])
  expect(await users.count()).toBe(4)
  expect(second.password).not.toBe(first.password)
  const crew = await users.byEmail(second.crews.get('b')!)
  expect(crew).toMatchObject({ role: 'crew', crewId: 'b', demo: true })
  expect(await passwords.verify(crew!.passwordHash, first.password)).toBe(false)
  expect(await passwords.verify(crew!.passwordHash, second.password)).toBe(true)
})
