import { randomUUID } from 'node:crypto'
import { oneOf, type Random } from '../make-input.ts'
import type { Door } from './doors-of.ts'
import type { Input } from './inputs.ts'

/** What the app of a phone that is known sends: each of its forms. */
export function phoneInput({ name, method, path }: Door, phones: readonly { id: string; token: string }[], random: Random): Input {
  const { id, token } = oneOf(random, phones)
  const [lat, lon, at] = [40 + random() / 100, -45 + random() / 100, Date.now() + Math.floor(random() * 5_000)]
  const form = `id=${id}&lat=${lat}&lon=${lon}&timestamp=${at}&speed=${oneOf(random, ['0.0', '12.5', '-1'])}&batt=64.0`
  const input = { door: name, kind: 'valid' as const, role: undefined, method, path, headers: {} }
  if (method === 'GET') return { ...input, path: `${path}${oneOf(random, ['', '/'])}?${form}` }
  if (path === '/ingest/owntracks') {
    const headers = { authorization: `Basic ${Buffer.from(`${id}:${token}`).toString('base64')}`, 'content-type': 'application/json' }
    return { ...input, headers, body: oneOf(random, ['', '{"_type":"lwt"}', JSON.stringify({ _type: 'location', lat, lon, tst: Math.floor(at / 1_000), tid: 'L7' })]) }
  }
  const location = { timestamp: new Date(at).toISOString(), coords: { latitude: lat, longitude: lon, speed: -1 }, uuid: randomUUID() }
  return random() < 0.5
    ? { ...input, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form }
    : { ...input, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ device_id: id, location: oneOf(random, [location, [location, location]]) }) }
}
