import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Its youngest requests are three minutes old when it is founded: a copy made much later would open on another morning. */
const FRESH_MS = 45_000

let template: { folder: string; foundedMs: number } | undefined

/** A folder with the small city in it, as it was founded a moment ago: `--demo --still` opens it without founding anything. */
export function copySmallCity(to: string): void {
  if (!template || performance.now() - template.foundedMs > FRESH_MS) template = found()
  cpSync(template.folder, to, { recursive: true })
}

function found(): NonNullable<typeof template> {
  forget()
  const folder = mkdtempSync(join(tmpdir(), 'curbline-small-city-'))
  if (!template) process.once('exit', forget)
  execFileSync(process.execPath, ['--import', 'tsx', 'tests/kit/small-city/found.ts', folder], { stdio: 'inherit' })
  return { folder, foundedMs: performance.now() }
}

function forget(): void {
  if (template) rmSync(template.folder, { recursive: true, force: true })
}
