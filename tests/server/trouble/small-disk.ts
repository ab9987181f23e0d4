import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'

/** A data folder on a disk that can be filled, and emptied again, under a running server. */
export interface SmallDisk {
  /** How it is done on this machine. */
  readonly how: 'its own 8 MB file system' | 'a limit on the length of its files'
  /** What people are told of it. */
  readonly sentence: string
  /** The folder as a server sees it, and as the test does. */
  readonly folder: string
  readonly outside: string
  /** Node, with its working directory here, on that disk. */
  node(args: string[], env: Record<string, string>): ChildProcess
  fill(server: ChildProcess): void
  free(server: ChildProcess): void
  close(): void
}

/**
 * The real thing where the machine lets us mount: 8 MB of memory in a mount namespace of its own,
 * which goes with the process that holds it, so that no crash leaves it behind. Where it does not,
 * the kernel's limit on the length of a file a process may write (RLIMIT_FSIZE): the next byte of
 * the write-ahead file is refused as it would be on a full disk, by another name (EFBIG).
 */
export async function smallDisk(): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'curbline-disk-'))
  return (await mounted(folder, ['--mount'])) ?? (await mounted(folder, ['--user', '--map-root-user', '--mount'])) ?? limited(folder)
}

async function mounted(folder: string, namespaces: string[]): Promise<SmallDisk | undefined> {
  const holder = spawn('unshare', [...namespaces, 'sh', '-c', `mount -t tmpfs -o size=8m tmpfs '${folder}' && echo mounted && exec cat`], { stdio: ['pipe', 'pipe', 'ignore'] })
  const said = await Promise.race([once(holder.stdout, 'data'), once(holder, 'exit'), once(holder, 'error')])
  if (String(said[0]) !== 'mounted\n') return undefined
  const enter = [`--target=${holder.pid}`, ...(namespaces.includes('--user') ? ['--user', '--preserve-credentials'] : []), '--mount']
  const outside = `/proc/${holder.pid}/root${folder}`
  const ballast = join(outside, 'ballast')
  return {
    how: 'its own 8 MB file system', sentence: 'The disk that holds the database is full.', folder, outside,
    node: (args, env) => spawn('nsenter', [...enter, 'sh', '-c', 'cd "$0" && exec "$@"', process.cwd(), process.execPath, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }),
    fill: () => fillUp(ballast),
    free: () => rmSync(ballast, { force: true }),
    close() {
      holder.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function fillUp(file: string): void {
  const page = Buffer.alloc(4_096, 1)
  const fd = openSync(file, 'a')
  try {
    for (;;) writeSync(fd, page)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(fd)
  }
}

function limited(folder: string): SmallDisk {
  const limit = (pid: number, bytes: string) => {
    const { status, stderr } = spawnSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:unlimited`], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`This machine lets us neither mount nor limit a file: ${stderr}`)
  }
  return {
    how: 'a limit on the length of its files', sentence: 'The disk that holds the database cannot be read or written.', folder, outside: folder,
    node: (args, env) => spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }),
    fill: ({ pid }) => limit(pid!, String(Math.max(...readdirSync(folder).filter((name) => name.endsWith('-wal')).map((name) => statSync(join(folder, name)).size)))),
    free: ({ pid }) => limit(pid!, 'unlimited'),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
