import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { isLong } from '../kit/town-seeds.ts'

const known = z.array(z.strictObject({ seed: z.int().min(0), showed: z.string().min(10), when: z.iso.date() }))

/** Seeds that once failed. A file that cannot be read is a failure: else nothing would be replayed, and nobody would know. */
export const KNOWN = known.parse(JSON.parse(readFileSync(new URL('./seeds.json', import.meta.url), 'utf8')))

/** `SEEDS=1-20000` runs those, `SEEDS=1234` that one; otherwise 30, and 300 in the long run. */
export function seedsAsked(asked = process.env.SEEDS): { from: number; to: number } {
  if (asked === undefined) return { from: 1, to: isLong ? 300 : 30 }
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(asked) ?? []
  if (from === undefined || Number(to) < Number(from)) throw new Error(`SEEDS must be such as 1-300 or 1234, not ${asked}.`)
  return { from: Number(from), to: Number(to) }
}
