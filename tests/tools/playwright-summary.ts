import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, Suite } from '@playwright/test/reporter'

/** Counts for `run.mjs`. A test that passed only when tried again did not pass. */
export default class Summary implements Reporter {
  #suite: Suite | undefined

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite
  }

  onEnd(): void {
    const tests = this.#suite?.allTests() ?? []
    const named = (outcome: string) => tests.filter((test) => test.outcome() === outcome)
    const skipped = named('skipped').map((test) => ({
      name: test.titlePath().join(' '), reason: test.annotations.find(({ type }) => type === 'skip')?.description ?? '',
    }))
    const summary = { passed: named('expected').length, failed: named('unexpected').length + named('flaky').length, skipped }
    const folder = process.env.TEST_RESULTS
    if (folder) writeFileSync(join(folder, 'playwright.json'), JSON.stringify(summary))
  }
}
