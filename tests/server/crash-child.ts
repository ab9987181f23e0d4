import { resolve } from 'node:path'
import { LuciaSessions } from '../../server/auth/sessions.ts'
import { realTime } from '../../server/city/real-time.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import { host } from '../../server/host.ts'

/** A city in a process of its own, for `crash.test.ts` to kill: opens the folder it is given, and says its port and a token. */
const [folder] = process.argv.slice(2)
const stores = await openDatabase(folder!, { migrations: resolve(import.meta.dirname, '../../prisma/migrations/sqlite') })
const hosted = await host({ stores, pages: 'dist/client', env: { PORT: 0, HOST: '127.0.0.1', PUBLIC_URL: undefined, TRUST_PROXY: false, LOG_LEVEL: 'silent' } })
const sessions = new LuciaSessions(stores.sessions, stores.users, realTime)
process.stdout.write(`${JSON.stringify({ port: hosted.port, dispatcher: (await sessions.begin('ana')).token })}\n`)
