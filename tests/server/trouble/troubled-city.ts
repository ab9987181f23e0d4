import type { ChildProcess } from 'node:child_process'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { io, type Socket } from 'socket.io-client'
import { expect } from 'vitest'
import { Argon2Passwords } from '../../../server/auth/passwords.ts'
import { LuciaSessions } from '../../../server/auth/sessions.ts'
import { realTime } from '../../../server/city/real-time.ts'
import { DATABASE_FILE } from '../../../server/db/backup.ts'
import { openDatabase } from '../../../server/db/open-database.ts'
import { BoardKeeper } from '../../../server/dispatch/board-keeper.ts'
import type { Answer, Problem } from '../../../shared/protocol/answers.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { LogRecord } from '../../../shared/protocol/records.ts'
import type { Records, Welcome } from '../../../shared/protocol/sockets.ts'
import { commandOf, founded, HOUR, idOf, received, startShift, type Act } from '../../domain/city.ts'
import { migrations, newFolder } from '../../contract/stores.ts'
import { FakeTime } from '../fake-time.ts'
import { allRecords, expectTrue, Town } from '../town.ts'

export const PASSWORD = 'a long and quiet street'
const PEOPLE = [['ada', 'administrator'], ['sam', 'supervisor'], ['ana', 'dispatcher'], ['luis', 'crew']] as const
type Person = (typeof PEOPLE)[number][0]
type Tokens = Record<Person | 'anaSinceMorning' | `${'late' | 'over' | 'leaver' | 'desk'}${number}`, string>

/** A city put into a folder, with people and their tokens: all that must be written before the trouble begins. */
export async function foundIn(target: string, { requests = 0, desks = 0 } = {}): Promise<Tokens> {
  // Made elsewhere: SQLite would follow `/proc/…/root` out of the other namespace.
  const folder = newFolder()
  const stores = await openDatabase(folder, { migrations })
  const passwordHash = await new Argon2Passwords().hash(PASSWORD)
  for (const [id, role] of PEOPLE) {
    await stores.users.add({ id, name: id, role, cityId: 'city', email: `${id}@example.org`, demo: false, disabled: false, passwordHash, ...(role === 'crew' ? { crewId: idOf('truck-7') } : {}) })
  }
  const town = await (await new Town({ stores, time: new FakeTime(Date.now() - HOUR) }).open()).play(...founded(), startShift('truck-7'))
  for (let n = 0; n < requests; n += 50) await town.give(...Array.from({ length: Math.min(50, requests - n) }, (_, i) => received('debris', { as: `open ${n + i}` })))
  town.watch.stop()
  const begin = async (id: string, time: Pick<typeof realTime, 'now'> = realTime) => (await new LuciaSessions(stores.sessions, stores.users, time).begin(id)).token
  const tokens = { ada: await begin('ada'), sam: await begin('sam'), ana: await begin('ana'), luis: await begin('luis'), anaSinceMorning: await begin('ana', new FakeTime(Date.now() - 3 * HOUR)) }
  const more: [string, string][] = []
  // Of each several: whoever looks at one while it can be stored lengthens it.
  for (let n = 0; n < 3; n++) {
    more.push([`late${n}`, await begin('ana', new FakeTime(Date.now() - 3 * HOUR))], [`over${n}`, await begin('ana', new FakeTime(Date.now() - 24 * HOUR))], [`leaver${n}`, await begin('ana')])
  }
  for (let n = 0; n < desks; n++) {
    const id = `desk${n}`
    await stores.users.add({ id, name: id, role: 'dispatcher', cityId: 'city', email: `${id}@example.org`, demo: false, disabled: false, passwordHash })
    more.push([id, await begin(id)])
  }
  await stores.close()
  cpSync(join(folder, DATABASE_FILE), join(target, DATABASE_FILE))
  rmSync(folder, { recursive: true })
  return { ...tokens, ...Object.fromEntries(more) }
}

/** One command and what came of it. */
export interface Given { command: Command; status: number; answer?: Answer; problem?: Problem; retryAfter: string | null; type: string | null }

/** `npm start`, as a process of its own. */
export class Server {
  readonly process: ChildProcess
  readonly url: string
  readonly given: Given[] = []
  readonly #sockets: Socket[] = []

  private constructor(child: ChildProcess, url: string) {
    this.process = child
    this.url = url
  }

  /** Starts it, or says with which words and code it ended. */
  static async start(node: (args: string[], env: Record<string, string>) => ChildProcess, folder: string): Promise<Server | { code: number | null; said: string }> {
    const child = node(['--import', 'tsx', 'server/main.ts'], { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' })
    let said = ''
    child.stderr!.on('data', (text: Buffer) => (said += String(text)))
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    for await (const line of createInterface({ input: child.stdout! })) {
      const url = /^Curbline is at (\S+)$/.exec(line)?.[1]
      if (url) return new Server(child, url)
    }
    return { code: await ended, said }
  }

  ask(token: string | undefined, path: string, body?: unknown): Promise<Response> {
    return fetch(this.url + path, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : { origin: this.url }) },
    })
  }

  /** Asks to take away what is there. */
  take(token: string, path: string): Promise<Response> {
    return fetch(this.url + path, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })
  }

  async give(token: string, act: Act | Command): Promise<Given> {
    const command = 'command' in act ? commandOf(act, new Date().toISOString()) : act
    const response = await this.ask(token, '/api/commands', command)
    const body = (await response.json()) as never
    const given = {
      command, status: response.status, retryAfter: response.headers.get('retry-after'), type: response.headers.get('content-type'),
      ...(response.ok ? { answer: body as Answer } : { problem: body as Problem }),
    }
    this.given.push(given)
    return given
  }

  async read<Body>(token: string, path: string): Promise<Body> {
    const response = await this.ask(token, path)
    expect(response.status, `${path}: ${await response.clone().text()}`).toBe(200)
    return (await response.json()) as Body
  }

  socket(token: string, cursor?: { logId: string; seq: number }): Promise<{ socket: Socket; welcome: Welcome; records: Records[] }> {
    const socket = io(this.url, { transports: ['websocket'], reconnection: false, forceNew: true, auth: { token, ...(cursor ? { cursor } : {}) } })
    this.#sockets.push(socket)
    const records: Records[] = []
    socket.on('records', (message: Records) => records.push(message))
    return new Promise((resolve, reject) => {
      socket.once('welcome', (welcome: Welcome) => resolve({ socket, welcome, records }))
      socket.once('connect_error', reject)
    })
  }

  /** Ends it; resolves with its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null> {
    for (const socket of this.#sockets) socket.disconnect()
    const ended = new Promise<number | null>((resolve) => this.process.once('exit', resolve))
    this.process.kill(signal)
    return ended
  }
}

/** What a city's files say once it is quiet, looked at in a copy: whole, true, and as people were told. */
export async function audit(folder: string, given: readonly Given[]): Promise<LogRecord[]> {
  const copy = newFolder()
  try {
    for (const name of [DATABASE_FILE, `${DATABASE_FILE}-wal`]) if (existsSync(join(folder, name))) cpSync(join(folder, name), join(copy, name))
    const sqlite = new Database(join(copy, DATABASE_FILE))
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
    sqlite.close()
    const stores = await openDatabase(copy, { migrations })
    const records = await allRecords(stores.log)
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, i) => i + 1))
    const keeper = new BoardKeeper(stores.log)
    await keeper.load()
    await expectTrue(keeper.board, stores)
    // The last word on each command: one that was sent again counts by what came of it then.
    for (const { command, status, answer } of new Map(given.map((one) => [one.command.commandId, one])).values()) {
      const kept = (await stores.log.answerTo(command.commandId))?.answer
      expect(kept, JSON.stringify(command)).toEqual(status === 200 ? answer : undefined)
      const effects = records.filter(({ commandId }) => commandId === command.commandId)
      expect(effects.length > 0, JSON.stringify(command)).toBe(answer?.outcome === 'accepted')
    }
    await stores.close()
    return records
  } finally {
    rmSync(copy, { recursive: true })
  }
}
