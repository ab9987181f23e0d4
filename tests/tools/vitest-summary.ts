import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** Counts for `run.mjs`: what passed, what failed, what was skipped and why. */
export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0
    let failed = unhandled.length
    const skipped: { name: string; reason: string }[] = []
    for (const module of modules) {
      failed += module.errors().length
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') passed++
        else if (result.state === 'failed') failed++
        else skipped.push({ name: test.fullName, reason: ('note' in result && result.note) || '' })
      }
    }
    const folder = process.env.TEST_RESULTS
    if (folder) writeFileSync(join(folder, 'vitest.json'), JSON.stringify({ passed, failed, skipped }))
  }
}
