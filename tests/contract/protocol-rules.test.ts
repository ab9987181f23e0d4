import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** docs/PROTOCOL.md numbers its rules; the test that holds a rule begins its title with the number: `[C3]`, or `[S9][U1]`. */
const rules = [...readFileSync('docs/PROTOCOL.md', 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, id]) => id!)

/** The title of a test, an it or a describe, also of `.each(…)('…')`, as far as its numbers go. */
const TITLE = /(?:\b(?:test|it|describe)(?:\.\w+)*|\))\(\s*['"`]((?:\[[A-Z]\d+\])+) /g
const held = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(join('tests', file), 'utf8').matchAll(TITLE)].flatMap(([, ids]) => ids!.match(/[A-Z]\d+/g)!))

test('every rule of the protocol has a test that carries its number, and no test carries the number of none', () => {
  expect(rules.length).toBeGreaterThan(0)
  expect(new Set(rules).size, 'each number stands for one rule').toBe(rules.length)
  expect({
    withoutATest: rules.filter((id) => !held.includes(id)),
    withoutARule: [...new Set(held)].filter((id) => !rules.includes(id)),
  }).toEqual({ withoutATest: [], withoutARule: [] })
})
