import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { FIVE, MORE, type BrokenRule } from './broken-rules.ts'

const RULES = [...FIVE, ...MORE]
const ASKED = /^(.+)\?broken=(\d+)$/
const root = new URL('../../', import.meta.url).pathname

/** What to import for a product in which that rule is broken, and nothing else. */
export const productBroken = (rule: BrokenRule): string => `./product.ts?broken=${RULES.indexOf(rule)}`

/**
 * Lets a test import the product with one rule broken: `product.ts?broken=3` and all of
 * `server/` and `shared/` beneath it are modules of their own, in which the lines of that rule
 * read otherwise. The harness and its oracles keep the sound ones.
 */
export const breaking: Plugin = {
  name: 'breaking',
  enforce: 'pre',
  resolveId(source, importer) {
    const [, from, rule] = ASKED.exec(importer ?? '') ?? []
    if (from === undefined || !source.startsWith('.')) return undefined
    const file = join(dirname(from), source)
    return /^(server|shared)\//.test(file.slice(root.length)) ? `${file}?broken=${rule}` : undefined
  },
  load(id) {
    const [, file, rule] = ASKED.exec(id) ?? []
    return file === undefined ? undefined : broken(readFileSync(file, 'utf8'), file.slice(root.length), RULES[Number(rule)]!)
  },
}

/** A line that is not there exactly once breaks nothing, and then nothing would be proved. */
export function broken(text: string, file: string, rule: BrokenRule): string {
  for (const { line, becomes } of rule.edits.filter((edit) => edit.file === file)) {
    if (text.split(line).length !== 2) throw new Error(`${file} has “${line}” ${text.split(line).length - 1} times: “${rule.name}” cannot be broken there.`)
    text = text.replace(line, () => becomes)
  }
  return text
}
