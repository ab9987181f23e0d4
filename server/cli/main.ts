import { readEnv, type Env } from '../env.ts'
import { Fault } from '../ports/fault.ts'
import { backup, restoreCity } from './backup.ts'
import { rebuild } from './rebuild.ts'
import { replay } from './replay.ts'
import { setup } from './setup.ts'
import { createUser } from './user-create.ts'

/** What an administrator does at a shell. Each obeys DATA_DIR. */
const TASKS: Record<string, (args: string[], folder: string, env: Env) => Promise<void>> = {
  setup, backup, rebuild, replay,
  restore: restoreCity,
  'user:create': createUser,
}

const [name = '', ...args] = process.argv.slice(2)
try {
  const env = readEnv()
  if ('problem' in env) throw new Fault(env.problem)
  const task = TASKS[name]
  if (!task) throw new Fault(`There is no "${name}". There is: ${Object.keys(TASKS).join(', ')}.`)
  await task(args, env.DATA_DIR ?? (name === 'replay' ? 'data/replay' : 'data/city'), env)
  process.exit(0)
} catch (error) {
  const isPlain = error instanceof Fault || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${isPlain ? (error as Error).message : String((error as Error).stack)}\n`)
  process.exit(1)
}
