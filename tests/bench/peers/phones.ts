import { fixOf, type Fix } from './fleet.ts'
import { Line } from './line.ts'
import { answering } from './worker.ts'

export const FORMS = ['osmand-query', 'osmand-form', 'traccar-json', 'owntracks', 'batch'] as const
export type Form = (typeof FORMS)[number]
export interface Phone { id: string; token: string; crewId: string }
/** So many pings of these phones in turn, a millisecond apart from `fromMs` on; a batch goes by the vehicle feed's door. */
export interface Send { port: number; form: Form; phones: readonly Phone[]; adminToken: string; fromMs: number; pings: number }

const LINES = 32
export const BATCH = 20

/** Phones, in a process of their own. */
answering<Send>(async ({ port, form, phones, adminToken, fromMs, pings }) => {
  const lines = Array.from({ length: LINES }, () => new Line(port))
  const each = form === 'batch' ? BATCH : 1
  let next = 0
  await Promise.all(lines.map(async (line, l) => {
    // A phone keeps to its line, or its pings would overtake each other.
    const own = phones.filter((_, i) => i % LINES === l)
    for (let n = 0; next < pings; n++) {
      const at = (next += each)
      const group = Array.from({ length: each }, (_, i) => own[(n * each + i) % own.length]!)
      const fixes = group.map(({ crewId }, i) => fixOf(crewId, phones.indexOf(group[i]!), n, new Date(fromMs + at - each + i).toISOString()))
      const [head, body] = written(form, group[0]!, fixes, adminToken, l)
      const { status } = await line.ask(head, body)
      if (status !== 200 && status !== 202) throw new Error(`${form}: ${status}`)
    }
  }))
  lines.forEach((line) => line.close())
  return { sent: next }
})

function written(form: Form, { id, token }: Phone, fixes: readonly Fix[], adminToken: string, l: number): [head: string, body: string] {
  const { lat, lng, at, speedMps, headingDeg, accuracyM } = fixes[0]!
  const fields = `id=${id}&lat=${lat}&lon=${lng}&timestamp=${Date.parse(at)}&accuracy=${accuracyM}&speed=${speedMps}&bearing=${headingDeg}&batt=81`
  const json = 'Content-Type: application/json\r\n'
  switch (form) {
    case 'osmand-query': return [`POST /ingest/osmand?${fields} HTTP/1.1\r\n`, '']
    case 'osmand-form': return ['POST /ingest/osmand HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n', fields]
    case 'traccar-json': {
      const coords = { latitude: lat, longitude: lng, accuracy: accuracyM, speed: speedMps, heading: headingDeg, altitude: 230 }
      return [`POST /ingest/osmand HTTP/1.1\r\n${json}`, JSON.stringify({ location: { timestamp: at, coords, is_moving: true, odometer: 0, battery: { level: 0.81, is_charging: false }, extras: {} }, device_id: id })]
    }
    case 'owntracks':
      // It says whole seconds in truth; a phone of the bench has no time for that.
      return [`POST /ingest/owntracks HTTP/1.1\r\n${json}Authorization: Basic ${Buffer.from(`${id}:${token}`).toString('base64')}\r\n`, JSON.stringify({ _type: 'location', lat, lon: lng, tst: Date.parse(at) / 1_000, acc: accuracyM, batt: 81, cog: headingDeg, tid: 'L7' })]
    case 'batch': return [`POST /api/positions HTTP/1.1\r\n${json}Authorization: Bearer ${adminToken}\r\nX-Forwarded-For: 10.0.0.${l}\r\n`, JSON.stringify({ positions: fixes })]
  }
}
