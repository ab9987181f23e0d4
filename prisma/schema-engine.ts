import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg'

/**
 * Prisma's schema engine as WebAssembly: its native twin is downloaded from a host that many
 * networks cannot reach. Development only, and pinned exactly, since its interface is internal.
 */
export const PROVIDERS = ['sqlite', 'postgresql'] as const
export type Provider = (typeof PROVIDERS)[number]

/** The schema as another database has it: the source is written for SQLite, with nothing that PostgreSQL lacks. */
export const schemaFor = (provider: Provider, schema: string): string =>
  schema.replace('provider = "sqlite"', `provider = "${provider}"`)

/** The SQL that leads from one schema (or from nothing) to another. */
export async function migrationSql(provider: Provider, from: string | undefined, to: string): Promise<string> {
  return diff(provider, from === undefined ? { tag: 'empty' } : datamodel(provider, from), datamodel(provider, to))
}

/** The SQL that a set of SQLite migrations still lacks for a schema: an empty script when they agree. */
export async function missingFromSqlite(migrationsFolder: string, names: readonly string[], schema: string): Promise<string> {
  const migrations = {
    tag: 'migrations' as const,
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: readFileSync(`${migrationsFolder}/${name}/migration.sql`, 'utf8') } },
    })),
  }
  return diff('sqlite', migrations, datamodel('sqlite', schema))
}

type Target = engineModule.DiffParams['from']
const datamodel = (provider: Provider, schema: string): Target => ({
  tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schemaFor(provider, schema) }],
})

async function diff(provider: Provider, from: Target, to: Target): Promise<string> {
  await start()
  const factory = provider === 'sqlite' ? new ShadowSqlite({ url: ':memory:' }) : noPostgres
  const engine = await engineModule.SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(factory))
  try {
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: { externalTables: [], externalEnums: [] } })
    return stdout ?? ''
  } finally {
    engine.free()
  }
}

let started: Promise<void> | undefined
const start = (): Promise<void> => (started ??= load())
async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const bytes = readFileSync(entry.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports })
  const bound = engineModule as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void }
  bound.__wbg_set_wasm(instance.exports)
  ;(instance.exports['__wbindgen_start'] as () => void)()
}

/** The engine hands a whole migration over as one statement, which better-sqlite3 takes only as a script. */
class ShadowSqlite extends PrismaBetterSqlite3 {
  override async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const shadow = await super.connectToShadowDb()
    shadow.executeRaw = async ({ sql }) => {
      await shadow.executeScript(sql)
      return 0
    }
    return shadow
  }
}

/** The engine wants a connection before it compares two texts; this one only says which PostgreSQL it would be. */
const noPostgres: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: 'no-postgres',
  connect: async () => silent,
  connectToShadowDb: async () => silent,
}
const silent: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'no-postgres',
  queryRaw: async () => ({ columnNames: ['version', 'numeric_version', 'exists'], columnTypes: [7, 0, 5], rows: [['PostgreSQL 16.0', 160000, true]] }),
  executeRaw: async () => 0,
  executeScript: async () => {},
  startTransaction: async () => {
    throw new Error('There is no PostgreSQL here.')
  },
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: false }),
  dispose: async () => {},
}
