import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Argon2Passwords } from '../../server/auth/passwords.ts'
import { passwordProblem } from '../../server/auth/password-problem.ts'
import { LuciaSessions } from '../../server/auth/sessions.ts'
import { SignIn, type SignInResult } from '../../server/auth/sign-in.ts'
import { networkOf } from '../../server/auth/sign-in-throttle.ts'
import { memoryDatabase } from '../../server/memory/memory-database.ts'
import type { Passwords } from '../../server/ports/accounts.ts'

/** Counts what it was asked, and how many of it were under way at once. */
class CountedPasswords implements Passwords {
  asked: (string | undefined)[] = []
  hash = async (password: string) => `hash of ${password}`
  async verify(hash: string | undefined, password: string): Promise<boolean> {
    this.asked.push(hash)
    await new Promise(setImmediate)
    return hash === `hash of ${password}`
  }
}

describe('signing in', () => {
  let passwords: CountedPasswords
  let signIn: SignIn
  let users: ReturnType<typeof memoryDatabase>['users']
  const right = 'right long password'
  const attempt = (email: string, password: string, address = '192.0.2.1') => signIn.attempt({ email, password, address })
  const times = async (n: number, one: () => Promise<SignInResult>): Promise<string[]> => {
    const seen: string[] = []
    for (let i = 0; i < n; i++) seen.push(sayOf(await one()))
    return seen
  }
  const sayOf = (result: SignInResult) => (result.outcome === 'refused' ? result.because : result.outcome)

  beforeEach(async () => {
    const stores = memoryDatabase()
    passwords = new CountedPasswords()
    users = stores.users
    const time = { now: () => new Date().toISOString() }
    signIn = new SignIn(users, new LuciaSessions(stores.sessions, users, time), passwords)
    for (const name of ['ana', 'ben']) {
      await users.add({
        id: name, cityId: 'city', email: `${name}@example.org`, name, role: 'dispatcher', demo: false, disabled: false,
        passwordHash: `hash of ${right}`,
      })
    }
  })
  afterEach(() => vi.useRealTimers())

  test('the right password opens the door, whatever the case of the e-mail', async () => {
    const result = await attempt('ANA@example.org', right)
    expect(result).toMatchObject({ outcome: 'signed-in', user: { id: 'ana' }, token: expect.any(String), expiresAt: expect.any(String) })
    expect(JSON.stringify(result)).not.toContain('hash of')
  })

  test('an unknown name, a wrong password and a closed account are told apart by nothing', async () => {
    await users.setDisabled('ben', true)
    const answers = [await attempt('ana@example.org', 'wrong'), await attempt('zoe@example.org', right), await attempt('ben@example.org', right)]
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ outcome: 'refused', because: 'no-match' })
    expect(passwords.asked).toEqual([`hash of ${right}`, undefined, `hash of ${right}`])
  })

  test('five failures close the door to that account from that address, even for the right password', async () => {
    expect(await times(5, () => attempt('ana@example.org', 'wrong'))).toEqual(Array(5).fill('no-match'))
    const refused = await attempt('Ana@Example.org', right)
    expect(refused).toMatchObject({ outcome: 'refused', because: 'too-many-attempts', message: 'Too many sign-ins failed. Try again in 15 minutes.' })
    expect(refused).toHaveProperty('retryAfterMs')
    expect(passwords.asked).toHaveLength(5)
  })

  test('others at that address and the same person elsewhere still come in', async () => {
    await times(6, () => attempt('ana@example.org', 'wrong'))
    expect(sayOf(await attempt('ben@example.org', right))).toBe('signed-in')
    expect(sayOf(await attempt('ana@example.org', right, '198.51.100.7'))).toBe('signed-in')
  })

  test('coming in is never counted, and clears the failures before it', async () => {
    expect(await times(60, () => attempt('ana@example.org', right))).toEqual(Array(60).fill('signed-in'))
    await times(4, () => attempt('ana@example.org', 'wrong'))
    expect(sayOf(await attempt('ana@example.org', right))).toBe('signed-in')
    expect(await times(4, () => attempt('ana@example.org', 'wrong'))).toEqual(Array(4).fill('no-match'))
  })

  test('whoever tries fifty names is shut out whatever the name, and coming in does not forgive it', async () => {
    for (let n = 0; n < 50; n++) {
      expect(sayOf(await attempt(`person${n}@example.org`, 'wrong'))).toBe('no-match')
      if (n === 25) expect(sayOf(await attempt('ana@example.org', right))).toBe('signed-in')
    }
    expect(sayOf(await attempt('ana@example.org', right))).toBe('too-many-attempts')
    expect(sayOf(await attempt('ana@example.org', right, '198.51.100.7'))).toBe('signed-in')
  })

  test('a hundred guesses at once are five guesses', async () => {
    const results = await Promise.all(Array.from({ length: 100 }, () => attempt('ana@example.org', 'wrong')))
    expect(results.filter((result) => sayOf(result) === 'no-match')).toHaveLength(5)
    expect(passwords.asked).toHaveLength(5)
  })

  test('the neighbours in one IPv6 network are one guesser', async () => {
    for (let n = 0; n < 5; n++) await attempt('ana@example.org', 'wrong', `2001:db8:1:2::${n}`)
    expect(sayOf(await attempt('ana@example.org', right, '2001:db8:1:2:ffff::9'))).toBe('too-many-attempts')
    expect(sayOf(await attempt('ana@example.org', right, '2001:db8:1:3::9'))).toBe('signed-in')
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('::1')).toBe('0:0:0:0')
  })

  test('after a quarter of an hour the door opens again', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    await times(5, () => attempt('ana@example.org', 'wrong'))
    vi.advanceTimersByTime(14 * 60_000)
    expect(await attempt('ana@example.org', right)).toMatchObject({ because: 'too-many-attempts', message: 'Too many sign-ins failed. Try again in 1 minute.' })
    vi.advanceTimersByTime(61_000)
    expect(sayOf(await attempt('ana@example.org', right))).toBe('signed-in')
  })

  test('a sign-in that breaks does not hold up the next one', async () => {
    vi.spyOn(users, 'byEmail').mockRejectedValueOnce(new Error('disk'))
    await expect(attempt('ana@example.org', right)).rejects.toThrow('disk')
    expect(sayOf(await attempt('ana@example.org', right))).toBe('signed-in')
  })
})

describe('passwords', () => {
  test('are hashed by argon2id at the strength that OWASP asks for', async () => {
    const passwords = new Argon2Passwords()
    const hash = await passwords.hash('curbline-demo')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwords.hash('curbline-demo')).not.toBe(hash)
    expect(await passwords.verify(hash, 'curbline-demo')).toBe(true)
    expect(await passwords.verify(hash, 'curbline-Demo')).toBe(false)
  })

  test('of nobody are checked as thoroughly, and are never right', async () => {
    const passwords = new Argon2Passwords()
    const hash = await passwords.hash('a long enough one')
    const timed = async (against: string | undefined) => {
      const from = performance.now()
      for (let n = 0; n < 4; n++) expect(await passwords.verify(against, 'another long one')).toBe(false)
      return performance.now() - from
    }
    await timed(undefined)
    const [known, unknown] = [await timed(hash), await timed(undefined)]
    expect(unknown).toBeGreaterThan(known / 4)
  })

  test('are the same however the letters were composed', async () => {
    const passwords = new Argon2Passwords()
    expect(await passwords.verify(await passwords.hash('caf\u00e9 au lait, s\u2019il'), 'cafe\u0301 au lait, s\u2019il')).toBe(true)
  })

  test('a crowd of them is hashed in turn, and each gets its own answer', async () => {
    const passwords = new Argon2Passwords()
    const hash = await passwords.hash('number 3 of the crowd')
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => passwords.verify(hash, `number ${n} of the crowd`)))
    expect(answers).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => n === 3))
  })

  test('that are new must be long and not what everybody tries', () => {
    expect(passwordProblem('elevenchars')).toBe('A password needs at least 12 characters.')
    expect(passwordProblem('twelve chars')).toBeUndefined()
    expect(passwordProblem('🚧🚧🚧🚧🚧🚧')).toBe('A password needs at least 12 characters.')
    expect(passwordProblem('x'.repeat(201))).toBe('A password may have at most 200 characters.')
    expect(passwordProblem('aaaaaaaaaaaa')).toBe('That password repeats too few different characters.')
    expect(passwordProblem('Password1234')).toBe('That password is one of the first that people guess.')
    expect(passwordProblem('curbline-demo')).toBe('That password is one of the first that people guess.')
  })
})
