import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { migrationSql, missingFromSqlite, PROVIDERS, schemaFor } from '../../prisma/schema-engine.ts'

const prisma = resolve(import.meta.dirname, '../../prisma')
const schema = readFileSync(join(prisma, 'schema.prisma'), 'utf8')
const folderOf = (provider: string) => join(prisma, 'migrations', provider)
const namesOf = (provider: string) => readdirSync(folderOf(provider)).sort()
const readAll = (provider: string) => namesOf(provider).map((name) => readFileSync(join(folderOf(provider), name, 'migration.sql'), 'utf8')).join('\n')
const statementsOf = (sql: string) => sql.split(';').map((one) => one.trim()).sort()
const nothing = '-- This is an empty migration.'

describe('the schema and the migrations', () => {
  test('agree on SQLite: after every migration nothing is missing', async () => {
    expect((await missingFromSqlite(folderOf('sqlite'), namesOf('sqlite'), schema)).trim()).toBe(nothing)
  })

  test('would not agree if a column were added to the schema alone', async () => {
    const longer = schema.replace('model Reporter {', 'model Reporter {\n  language String?\n')
    expect(await missingFromSqlite(folderOf('sqlite'), namesOf('sqlite'), longer)).toContain('ADD COLUMN')
  })

  // While migrations only add tables, in whatever order; with one that alters, this comparison must become one on a running PostgreSQL.
  test('agree on PostgreSQL: the migrations are what leads from nothing to the schema', async () => {
    expect(readAll('postgresql')).not.toMatch(/\b(ALTER|DROP)\b/)
    expect(statementsOf(readAll('postgresql'))).toEqual(statementsOf(await migrationSql('postgresql', undefined, schema)))
  })

  test('have the same names on both databases', () => {
    const [first, ...others] = PROVIDERS.map(namesOf)
    for (const names of others) expect(names).toEqual(first)
  })

  test('hold nothing that only one of the databases has', () => {
    const models = schema.slice(schema.indexOf('model '))
    expect(models).not.toMatch(/@db\.|\[\]|\b(Json|DateTime|Bytes|BigInt|Decimal)\b/)
    expect(schemaFor('postgresql', schema)).toContain('provider = "postgresql"')
  })
})
