import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Passwords } from '../ports/accounts.ts'

/** OWASP's minimum for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const AT_ONCE = 2

/** Two hashes at a time and no more: a storm of sign-ins leaves the machine to dispatching. */
export class Argon2Passwords implements Passwords {
  readonly #nobody = hash(randomBytes(32), ARGON2ID)
  #running = 0
  #waiting: (() => void)[] = []

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password.normalize('NFKC'), ARGON2ID))
  }

  async verify(passwordHash: string | undefined, password: string): Promise<boolean> {
    const against = passwordHash ?? (await this.#nobody)
    const isRight = await this.#inTurn(() => verify(against, password.normalize('NFKC')))
    return isRight && passwordHash !== undefined
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go))
    else this.#running++
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#running--
      else next()
    }
  }
}
