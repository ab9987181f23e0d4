import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../../shared/protocol/words.ts'
import { HEAD } from '../inputs.ts'
import { troubleWith } from '../judge.ts'
import { FuzzedCity } from '../open-city.ts'
import { speak } from '../raw.ts'
import { Sender } from '../send.ts'
import { BODIES } from './bodies.ts'
import type { Case } from './case.ts'
import { COMMANDS } from './commands.ts'
import { QUESTIONS } from './questions.ts'
import { WIRE } from './wire.ts'

let city: FuzzedCity
let sender: Sender
beforeAll(async () => {
  city = await FuzzedCity.open()
  sender = new Sender(city.doors)
})
afterAll(async () => {
  sender.close()
  await city.close()
})

const filled = (text: string) =>
  text.replaceAll('{origin}', city.doors.url).replaceAll('{host}', new URL(city.doors.url).host).replaceAll('{token}', city.doors.tokens.dispatcher).replaceAll('{tag}', `"${city.known.manifest.files['basemap.pmtiles'].sha256}"`)
const saying = (text: string) => {
  try {
    return (JSON.parse(text) as { detail?: string }).detail ?? text
  } catch {
    return text
  }
}

describe('by hand', () => {
  test('the list is a long one', () => {
    expect(COMMANDS.length + BODIES.length + QUESTIONS.length + WIRE.length).toBeGreaterThan(150)
  })
  test.each([...COMMANDS, ...BODIES, ...QUESTIONS])('$what: $status', async ({ method = 'GET', path, role = 'dispatcher', headers = {}, body, status, says }: Case) => {
    const before = await city.doors.head
    const given = { ...(role === 'nobody' ? {} : { authorization: `Bearer ${city.doors.tokens[role as Role]}` }), ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value)])) }
    const answer = await sender.ask(method, path, given, typeof body === 'string' ? body.replaceAll(HEAD, String(before)) : body)
    if (typeof answer === 'string') throw new Error(answer)
    if (status < 400) {
      expect(answer.status, answer.text).toBe(status)
      expect(answer.text).toContain(says ?? '')
    } else expect({ status: answer.status, says: saying(answer.text) }).toEqual({ status, says: says ?? saying(answer.text) })
    expect(troubleWith({ method, path }, answer)).toBeUndefined()
    if (answer.status >= 400) expect(await city.doors.head, 'what is refused changes nothing').toBe(before)
    expect(city.uncaught).toEqual([])
  })
  test.each(WIRE)('on the wire: $what: $statuses', async ({ bytes, statuses, isClosed, says }) => {
    const before = await city.doors.head
    const spoken = await speak(city.doors.hosted.port, [typeof bytes === 'string' ? filled(bytes) : bytes], { answers: statuses.length || 1, patienceMs: statuses.length === 0 && !isClosed ? 150 : 3_000, quietMs: isClosed ? 2_500 : 60 })
    expect([spoken.statuses, spoken.closedMs !== undefined]).toEqual([statuses, isClosed ?? false])
    if (says !== undefined) expect(spoken.text).toContain(says)
    expect(spoken.text).not.toMatch(/secret|\n\s+at |node_modules|Error/)
    expect(await city.doors.head).toBe(before)
    expect(city.uncaught).toEqual([])
  })
  test('nothing that came has made all things carry what only it carried', () => {
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
  test('the books agree after all of it, and the last of two keys is what was written down', async () => {
    await city.expectBooksToAgree()
    const notes = (await city.doors.stores.log.read(0, 10_000)).flatMap((record) => (record.kind === 'NoteAdded' ? [record.text] : []))
    expect(notes).toContain('second')
    expect(notes).not.toContain('first')
  })
})
