import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { makeTown } from '../../server/demo/town/make-town.ts'
import type { CitySource } from '../../server/pack/city-source.ts'

const GENERATOR = 'server/demo/town'
/** Making one takes some seconds, on a busy machine many; a lock older than this is of a run that was killed. */
const STALE_MS = 120_000

/** The town of a seed, for tests that only read it: made once for each state of the generator's source, and kept in the system's temporary folder. */
export function madeTown(seed: number): CitySource {
  const home = join(tmpdir(), `curbline-towns-${userInfo().uid}`)
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const file = join(home, `${edition()}-${seed}.json`)
  const lock = `${file}.lock`
  while (!existsSync(file)) {
    if (isLocked(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    else {
      try {
        if (!existsSync(file)) keep(file, makeTown(seed))
      } finally {
        rmdirSync(lock)
      }
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as CitySource
}

function keep(file: string, town: CitySource): void {
  writeFileSync(`${file}.new`, JSON.stringify(town))
  renameSync(`${file}.new`, file)
}

/** Whether somebody else makes it; if not, the lock is ours. */
function isLocked(lock: string): boolean {
  try {
    mkdirSync(lock)
    return false
  } catch {
    const { mtimeMs } = statSync(lock, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs < STALE_MS) return true
    rmdirSync(lock)
    return true
  }
}

function edition(): string {
  const hash = createHash('sha256')
  const files = readdirSync(GENERATOR, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).sort()
  for (const name of files) hash.update(name).update(readFileSync(join(GENERATOR, name)))
  return hash.digest('hex').slice(0, 16)
}
