import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isLong } from '../kit/town-seeds.ts'
import { broken, productBroken } from './breaking.ts'
import { FIVE, MORE, type BrokenRule } from './broken-rules.ts'
import { Violation } from './judge.ts'
import type { Product } from './product.ts'
import { World } from './world.ts'

/** Within so many seeds a broken rule must show. */
const SEEDS = 20

async function firstCaught(product: Product): Promise<{ seed: number; violation: Violation } | undefined> {
  for (let seed = 1; seed <= SEEDS; seed++) {
    try {
      await new World(seed, product).run()
    } catch (problem) {
      if (problem instanceof Violation) return { seed, violation: problem }
      throw problem
    }
  }
  return undefined
}

describe('the bottle sees that a rule is broken', () => {
  test.each(isLong ? [...FIVE, ...MORE] : FIVE)('when $name', async (rule: BrokenRule) => {
    const asked = productBroken(rule)
    const { product } = (await import(/* @vite-ignore */ asked)) as { product: Product }
    const caught = await firstCaught(product)
    expect(caught, `“${rule.name}” was not seen in ${SEEDS} seeds`).toBeDefined()
    console.log(`“${rule.name}” is seen on seed ${caught!.seed}: ${caught!.violation.message.slice(0, 200)}`)
    expect(rule.caughtBy).toContain(caught!.violation.oracle)
  }, 120_000)

  test.each([...FIVE, ...MORE])('$name: the lines to break are there', (rule) => {
    for (const { file } of rule.edits) {
      const sound = readFileSync(file, 'utf8')
      expect(broken(sound, file, rule) === sound, `${file} is as it was`).toBe(false)
    }
  })
})
