import { readFileSync } from 'node:fs'
import { z } from 'zod'

const schema = z.strictObject({ http: z.array(z.int().min(0)), lines: z.array(z.int().min(0)) })

/** Seeds that once brought trouble; they go first, for ever. A file that cannot be read is a failure, not an empty list. */
export const SEEDS = schema.parse(JSON.parse(readFileSync(new URL('./seeds.json', import.meta.url), 'utf8')))
