import { readEnv, type Env } from '../env.ts'
import { Fault } from '../ports/fault.ts'

type Task = (args: string[], folder: string, env: Env) => Promise<void>
/** What an administrator does at a shell. Each obeys DATA_DIR, and is loaded when it is asked for. */
const TASKS: Record<string, () => Promise<Task>> = {
  setup: async () => (await import('./setup.ts')).setup,
  backup: async () => (await import('./backup.ts')).backup,
  rebuild: async () => (await import('./rebuild.ts')).rebuild,
  replay: async () => (await import('./replay.ts')).replay,
  restore: async () => (await import('./backup.ts')).restoreCity,
  'user:create': async () => (await import('./user-create.ts')).createUser,
}

const [name = '', ...args] = process.argv.slice(2)
try {
  const env = readEnv()
  if ('problem' in env) throw new Fault(env.problem)
  const task = TASKS[name]
  if (!task) throw new Fault(`There is no "${name}". There is: ${Object.keys(TASKS).join(', ')}.`)
  await (await task())(args, env.DATA_DIR ?? (name === 'replay' ? 'data/replay' : 'data/city'), env)
  process.exit(0)
} catch (error) {
  const isPlain = error instanceof Fault || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${isPlain ? (error as Error).message : String((error as Error).stack)}\n`)
  process.exit(1)
}
