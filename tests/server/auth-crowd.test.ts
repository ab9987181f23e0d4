import { expect, test, vi } from 'vitest'
import { Argon2Passwords } from '../../server/auth/passwords.ts'

const running = vi.hoisted(() => ({ now: 0, most: 0, finish: [] as (() => void)[] }))
vi.mock('@node-rs/argon2', () => ({
  hash: async () => 'dummy',
  verify: async () => {
    running.most = Math.max(running.most, ++running.now)
    await new Promise<void>((finish) => running.finish.push(finish))
    running.now--
    return true
  },
}))

test('a storm of sign-ins hashes two passwords at a time and leaves the rest of the machine to dispatching', async () => {
  const passwords = new Argon2Passwords()
  const storm = Promise.all(Array.from({ length: 20 }, () => passwords.verify('hash', 'a password of some length')))
  for (let done = 0; done < 20; done++) {
    await new Promise(setImmediate)
    running.finish.shift()?.()
  }
  expect(await storm).toHaveLength(20)
  expect(running.most).toBe(2)
})
