import { resolve } from 'node:path'
import { lockFolder } from '../../../server/db/folder-lock.ts'
import { openDatabase } from '../../../server/db/open-database.ts'
import { host } from '../../../server/host.ts'

/** A city in a process of its own, to be killed: opens the folder on the port it is given, says that it is up, then only what goes wrong. */
const [folder, port] = process.argv.slice(2)
const unlock = lockFolder(folder!)
const stores = await openDatabase(folder!, { migrations: resolve(import.meta.dirname, '../../../prisma/migrations/sqlite') })
const hosted = await host({ stores, pages: 'client', env: { PORT: Number(port), HOST: '127.0.0.1', PUBLIC_URL: undefined, TRUST_PROXY: false, LOG_LEVEL: 'warn' } })
process.stdout.write('up\n')
// Whoever began it is gone: nobody will end it.
process.stdin.resume().once('end', () => process.exit(1))
process.once('SIGTERM', () => void hosted.stop().finally(() => stores.close()).finally(unlock).then(() => process.exit(0)))
