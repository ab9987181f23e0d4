import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../server/db/open-database.ts'
import { readEnv } from '../../server/env.ts'
import type { RequestRow } from '../../server/ports/request-store.ts'
import { isOpen } from '../../shared/domain/requests.ts'

const folder = mkdtempSync(join(tmpdir(), 'curbline-cli-'))
const city = join(folder, 'city')
const PASSWORD = 'a long and quiet street'
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ran {
  code: number | null
  out: string
  err: string
}

interface RunOptions {
  env?: Record<string, string>
  input?: string
  until?: string
  /** What is done once it is up. */
  meanwhile?: (stop: () => void) => Promise<void>
}

/** Runs an entry of the server as a process of its own; ends it when it says `until`. */
function run(entry: 'main' | 'cli/main', args: string[], { env = {}, input = '', until, meanwhile }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `server/${entry}.ts`, ...args], {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: city, LOG_LEVEL: 'error', ...env },
    })
    const ran: Ran = { code: null, out: '', err: '' }
    let isTold = false
    child.stdout.on('data', (data) => {
      ran.out += data
      // Once: a second signal ends a process that is stopping in order.
      if (until && !isTold && ran.out.includes(until)) isTold = child.kill('SIGTERM')
      if (meanwhile && ran.out.includes('Curbline is at')) void meanwhile(() => child.kill('SIGTERM'))
    })
    child.stderr.on('data', (data) => (ran.err += data))
    child.stdin.end(input)
    child.on('close', (code) => resolve({ ...ran, code }))
  })
}
const cli = (task: string, args: string[] = [], options = {}) => run('cli/main', [task, ...args], options)
const SETUP = ['--name', 'Westfield', '--time-zone', 'America/Indiana/Indianapolis', '--center', '-86.13,40.04', '--email', 'ada@westfield.test']

describe('founding a real city at a shell', () => {
  test('an empty database is not started; the cure is told', async () => {
    expect(await run('main', [], { env: { DATA_DIR: join(folder, 'empty') } })).toMatchObject({ code: 1, err: expect.stringMatching(/empty.*npm run setup/) })
  })

  test.each([
    [['--password', 'short'], /12 characters/],
    [['--password', PASSWORD, '--time-zone', 'Mars/Olympus'], /time zone/],
    [['--password', PASSWORD, '--center', 'here'], /no place/],
    [['--password', PASSWORD, '--email', 'nobody'], /no e-mail/],
    [['--password', PASSWORD, '--center', ','], /no place/],
    [['--password', PASSWORD, '--name', ''], /name/],
    [['--password', PASSWORD, '--name', 'x'.repeat(121)], /name/],
    [['--password', PASSWORD, '--crews', 'many'], /--crews/],
    [['--pasword', PASSWORD], /pasword/],
  ])('with %j nothing is founded, and one sentence says why', async (flags, why) => {
    const ran = await cli('setup', [...SETUP, ...flags], { env: { DATA_DIR: join(folder, 'not') } })
    expect(ran).toMatchObject({ code: 1, err: expect.stringMatching(why) })
    expect(ran.err).not.toMatch(/\n\s+at /)
  })

  test.each([
    [['--demo', '--speed', '-3'], /^--speed needs a value; .*\n$/], [['--demo', '--speed=-3'], /^--speed must be a number above 0\.\n$/], [['--demo', '--speed'], /^--speed needs a value; .*\n$/],
    [['--demon'], /^There is no --demon; there is --demo, .*\n$/], [['--storm=yes'], /^--storm takes no value\.\n$/], [['demo'], /^"demo" stands alone .*\n$/],
  ])('started with %j, it says in one sentence what is wrong with that', async (flags, why) => {
    expect(await run('main', flags, { env: { DATA_DIR: join(folder, 'not') } })).toMatchObject({ code: 1, out: '', err: expect.stringMatching(why) })
  })

  describe('once founded', () => {
    beforeAll(async () => {
      expect(await cli('setup', [...SETUP, '--password', PASSWORD, '--crews', '3'])).toMatchObject({ code: 0, err: '' })
    })

    test('it holds services, targets, office hours, crews and its first administrator, as facts', async () => {
      const stores = await openDatabase(city)
      const records = await stores.log.read(0, 1000)
      const count = (kind: string) => records.filter((record) => record.kind === kind).length
      expect([count('CityFounded'), count('ServiceDefined'), count('PolicyPublished'), count('CalendarSet'), count('CrewAdded')]).toEqual([1, 21, 21, 1, 3])
      expect(await stores.users.byEmail('ADA@westfield.test')).toMatchObject({ role: 'administrator', demo: false })
      await stores.close()
    })

    test('it is not founded twice', async () => {
      expect(await cli('setup', [...SETUP, '--password', PASSWORD])).toMatchObject({ code: 1, err: expect.stringContaining('already') })
    })

    test('it starts, and stops in order when told', async () => {
      expect(await run('main', [], { until: 'Curbline is at' })).toMatchObject({ code: 0, err: '' })
    })

    test('a HOST that can be reached from outside needs TLS or a proxy', async () => {
      expect(await run('main', [], { env: { HOST: '0.0.0.0' } })).toMatchObject({ code: 1, err: expect.stringMatching(/TLS_CERT.*TRUST_PROXY/) })
      expect(await run('main', [], { env: { HOST: '0.0.0.0', TRUST_PROXY: '1' }, until: 'Curbline is at' })).toMatchObject({ code: 0 })
    })

    test('a second server on the same folder is turned away while the first one runs', async () => {
      let second: Ran | undefined
      const first = await run('main', [], { until: 'never', meanwhile: async (stop) => {
        second = await run('main', [])
        stop()
      } })
      expect(second).toMatchObject({ code: 1, err: expect.stringMatching(/Another Curbline is running/) })
      expect(first).toMatchObject({ code: 0 })
    })

    test('users are made with a password from a pipe; roles, badges and doubles are checked', async () => {
      const crew = ['--email', 'c1@westfield.test', '--name', 'Crew One', '--role', 'crew', '--crew', '2']
      expect(await cli('user:create', crew, { input: `${PASSWORD}\n` })).toMatchObject({ code: 0, out: expect.stringContaining('Crew 2') })
      expect(await cli('user:create', crew, { input: `${PASSWORD}\n` })).toMatchObject({ code: 1, err: expect.stringContaining('already') })
      expect(await cli('user:create', ['--email', 'x@y.z', '--name', 'X', '--role', 'king'], { input: `${PASSWORD}\n` })).toMatchObject({ code: 1, err: expect.stringContaining('king') })
      expect(await cli('user:create', ['--email', 'x@y.z', '--name', 'X', '--role', 'crew', '--crew', '99'], { input: `${PASSWORD}\n` })).toMatchObject({ code: 1, err: expect.stringContaining('99') })
      expect(await cli('user:create', ['--email', 'x@y.z', '--name', 'X', '--role', 'dispatcher'], { input: 'short\n' })).toMatchObject({ code: 1, err: expect.stringContaining('12') })
    })

    test('a backup is whole, never overwrites, and is restored into a folder without a city', async () => {
      const file = join(folder, 'city.backup')
      const back = { env: { DATA_DIR: join(folder, 'restored') } }
      expect(await cli('backup', [file])).toMatchObject({ code: 0 })
      expect(await cli('backup', [file])).toMatchObject({ code: 1, err: expect.stringContaining('exists') })
      expect(await cli('restore', [file])).toMatchObject({ code: 1, err: expect.stringContaining('already') })
      expect(await cli('restore', [file], back)).toMatchObject({ code: 0 })
      expect(await run('main', [], { ...back, until: 'Curbline is at' })).toMatchObject({ code: 0 })
    })

    test.each([['backup', [join(folder, 'nothing.backup')]], ['rebuild', []]])('%s of a folder without a city makes none', async (task, args) => {
      expect(await cli(task, args, { env: { DATA_DIR: join(folder, 'nowhere') } })).toMatchObject({ code: 1, err: expect.stringContaining('no city') })
      expect(existsSync(join(folder, 'nowhere'))).toBe(false)
    })

    test('rebuilding from the log changes no row', async () => {
      expect(await cli('rebuild')).toMatchObject({ code: 0, out: expect.stringContaining('0 differed') })
    })
  })
})

test('the demo founds its city through the log, in every open status, and a real start refuses its logins', async () => {
  const demo = { env: { DATA_DIR: join(folder, 'demo') } }
  expect(await run('main', ['--demo', '--still'], { ...demo, until: 'Sign in as' })).toMatchObject({ code: 0 })
  const stores = await openDatabase(join(folder, 'demo'))
  const rows: RequestRow[] = []
  for await (const row of stores.requests.all()) rows.push(row)
  await stores.close()
  const open = rows.filter(({ request }) => isOpen(request))
  expect(rows.length).toBeGreaterThan(450)
  expect(new Set(open.map(({ status }) => status))).toEqual(new Set(['received', 'acknowledged', 'assigned', 'accepted', 'en-route', 'on-scene', 'on-hold']))
  expect(open.length).toBeGreaterThanOrEqual(36)
  expect(new Set(open.map(({ request }) => request.description)).size).toBe(open.length)
  expect(open.every(({ request }) => request.place.address !== undefined)).toBe(true)
  expect(await run('main', [], demo)).toMatchObject({ code: 1, err: expect.stringMatching(/demo’s logins/) })
}, 180_000)

test.each([
  [{ PORT: 'many' }, /^PORT /], [{ PORT: '70000' }, /^PORT /], [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL /], [{ PUBLIC_URL: 'ftp://x' }, /^PUBLIC_URL /],
  [{ DATABASE_URL: 'junk' }, /^DATABASE_URL /], [{ REDIS_URL: 'junk' }, /^REDIS_URL /], [{ TLS_CERT: 'package.json', TLS_KEY: 'package.json' }, /PEM/], [{ DATABASE_URL: 'postgres://localhost/x' }, /^DATABASE_URL .*PostgreSQL/], [{ TLS_CERT: '/nowhere' }, /^TLS_CERT /],
  [{ TLS_CERT: 'package.json' }, /go together/], [{ TRUST_PROXY: 'perhaps' }, /^TRUST_PROXY /], [{ SMTP_URL: 'mail' }, /^SMTP_URL /], [{ BASEMAP_STYLE: 'x' }, /^BASEMAP_STYLE /],
])('a wrong value %j is one clear sentence', (source, sentence) => {
  expect(readEnv(source)).toEqual({ problem: expect.stringMatching(sentence) })
})

test('other names in the surroundings are ignored', () => {
  expect(readEnv({ HOSTNAME: 'x', PORTS: 'y', PORT: '' })).toMatchObject({ PORT: 4311, HOST: '127.0.0.1' })
})
