import { expect } from 'vitest'
import { io, type Socket } from 'socket.io-client'
import { LuciaSessions } from '../../server/auth/sessions.ts'
import { realTime } from '../../server/city/real-time.ts'
import { host, type Hosted } from '../../server/host.ts'
import { memoryDatabase } from '../../server/memory/memory-database.ts'
import type { Pack } from '../../server/pack/open-pack.ts'
import type { User } from '../../server/ports/accounts.ts'
import type { Stores } from '../../server/ports/stores.ts'
import type { Welcome } from '../../shared/protocol/sockets.ts'
import { ROLES, type Role } from '../../shared/protocol/words.ts'
import { commandOf, founded, idOf, type Act } from '../domain/city.ts'

/** Their ids are those of the people of `tests/domain/city.ts`, so that acts can be given through either door. */
const PEOPLE: Record<Role, Pick<User, 'id' | 'name'>> = {
  administrator: { id: 'ada', name: 'Ada' }, supervisor: { id: 'sam', name: 'Sam' }, dispatcher: { id: 'ana', name: 'Ana' }, crew: { id: 'luis', name: 'Luis' },
  // Walls have a door of their own; until it is there, a person of that role stands in for one.
  display: { id: 'wall', name: 'Wall' },
}

/** A city on the network, over memory, with one person of every role signed in. */
export class Doors {
  readonly stores: Stores
  readonly hosted: Hosted
  readonly tokens: Record<Role, string>
  readonly url: string
  readonly #sockets: Socket[] = []

  constructor(stores: Stores, hosted: Hosted, tokens: Record<Role, string>) {
    this.stores = stores
    this.hosted = hosted
    this.tokens = tokens
    this.url = `http://127.0.0.1:${hosted.port}`
  }

  /** As a role, by bearer token; as nobody where the role is absent. */
  fetch(role: Role | undefined, path: string, { body, headers, ...init }: Omit<RequestInit, 'headers' | 'body'> & { body?: unknown; headers?: Record<string, string> } = {}): Promise<Response> {
    return fetch(this.url + path, {
      ...init, redirect: 'manual',
      ...(body === undefined ? {} : { method: init.method ?? 'POST', body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body) }),
      headers: { ...(role ? { authorization: `Bearer ${this.tokens[role]}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    })
  }

  async give(role: Role, ...acts: Act[]) {
    const response = await this.fetch(role, '/api/commands', { body: acts.map((act) => commandOf(act, new Date().toISOString())) })
    expect(response.status).toBe(200)
    return (await response.json()) as { outcome: string; because?: string; seq: number }[]
  }

  get head(): Promise<number> {
    return this.stores.log.head()
  }

  /** A second session of the same person. */
  async signIn(userId: string): Promise<string> {
    return (await new LuciaSessions(this.stores.sessions, this.stores.users, realTime).begin(userId)).token
  }

  socket(options: { token?: string; cookie?: string; origin?: string; transports?: string[]; cursor?: unknown } = {}): Socket {
    const { token, cookie, origin, transports = ['websocket'], cursor } = options
    const socket = io(this.url, {
      transports, reconnection: false, forceNew: true,
      auth: { ...(token ? { token } : {}), ...(cursor ? { cursor } : {}) },
      extraHeaders: { ...(cookie ? { cookie: `curbline_session=${cookie}` } : {}), ...(origin ? { origin } : {}) },
    })
    this.#sockets.push(socket)
    return socket
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.disconnect()
    await this.hosted.stop()
  }
}

/** What comes of a connection: its welcome, or why not. */
export const welcomed = (socket: Socket): Promise<Welcome | string> =>
  new Promise((resolve) => {
    socket.once('welcome', resolve)
    socket.once('connect_error', (error) => resolve(error.message))
  })
export const heard = <T = unknown>(socket: Socket, name: string, withinMs = 5_000): Promise<T> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${name} within ${withinMs} ms`)), withinMs)
    socket.once(name, (message: T) => {
      clearTimeout(late)
      resolve(message)
    })
  })

export async function openDoors({ publicUrl, trustProxy = false, pack, basemapStyle, pages = 'dist/client' }: { pages?: string; publicUrl?: string; trustProxy?: boolean; pack?: Pack | { problem: string } | undefined; basemapStyle?: string } = {}): Promise<Doors> {
  const stores = memoryDatabase()
  for (const [role, { id, name }] of Object.entries(PEOPLE)) {
    const crew = role === 'crew' ? { crewId: idOf('truck-7') } : {}
    await stores.users.add({ id, name, role: role as User['role'], cityId: 'city', email: `${id}@example.org`, demo: false, disabled: false, passwordHash: 'none', ...crew })
  }
  const hosted = await host({
    stores, pack, pages,
    env: { PORT: 0, HOST: '127.0.0.1', PUBLIC_URL: publicUrl, TRUST_PROXY: trustProxy, LOG_LEVEL: 'silent', BASEMAP_STYLE: basemapStyle },
  })
  const sessions = new LuciaSessions(stores.sessions, stores.users, realTime)
  const tokens = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, (await sessions.begin(PEOPLE[role].id)).token]))) as Record<Role, string>
  const now = new Date().toISOString()
  for (const act of founded()) await hosted.city.dispatcher.give([commandOf(act, now)], act.by)
  return new Doors(stores, hosted, tokens)
}
