import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrationSql, PROVIDERS } from './schema-engine.ts'

// Writes a migration for both databases: what leads from an older schema (or from nothing) to the present one.
//   git show HEAD:prisma/schema.prisma > /tmp/before.prisma
//   node --import tsx prisma/diff.ts 002_displays /tmp/before.prisma
const [name, before] = process.argv.slice(2)
if (name === undefined || !/^\d{3}_[a-z0-9_]+$/.test(name)) {
  console.error('Name the migration, such as 002_displays.')
  process.exit(1)
}
const schema = readFileSync(join(import.meta.dirname, 'schema.prisma'), 'utf8')
for (const provider of PROVIDERS) {
  const sql = await migrationSql(provider, before === undefined ? undefined : readFileSync(before, 'utf8'), schema)
  const folder = join(import.meta.dirname, 'migrations', provider, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql)
  console.log(`${provider}/${name}: ${sql.split('\n').length} lines`)
}
