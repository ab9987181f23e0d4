import type { Session } from '../../shared/protocol/answers.ts'
import type { CommandKind } from '../../shared/protocol/commands.ts'
import { mayGive } from '../../shared/domain/permissions.ts'
import { ApiProblem, ask } from '../net/api.ts'

export type SessionPhase = 'unknown' | 'signed-out' | 'signed-in' | 'unreachable'

/** Who sits here, and what they may do. */
export class SessionStore {
  #session = $state.raw<Session | undefined>(undefined)
  #phase = $state.raw<SessionPhase>('unknown')

  get session(): Session | undefined {
    return this.#session
  }
  get phase(): SessionPhase {
    return this.#phase
  }

  may(kind: CommandKind): boolean {
    return this.#session !== undefined && mayGive(this.#session.role, kind)
  }

  /** Asks the server who this is. A server that does not answer changes nothing for who is already in. */
  async check(): Promise<void> {
    try {
      this.assume(await ask<Session>('GET', '/api/session'))
    } catch (fault) {
      if (fault instanceof ApiProblem && (fault.status === 401 || fault.status === 403)) this.#leave()
      else if (!this.#session) this.#phase = 'unreachable'
    }
  }

  async signIn(email: string, password: string): Promise<void> {
    this.assume(await ask<Session>('POST', '/api/session', { email, password }))
  }

  async signOut(): Promise<void> {
    try {
      await ask('DELETE', '/api/session')
    } finally {
      this.#leave()
    }
  }

  assume(session: Session): void {
    if (JSON.stringify(session) !== JSON.stringify(this.#session)) this.#session = session
    this.#phase = 'signed-in'
  }

  #leave(): void {
    this.#session = undefined
    this.#phase = 'signed-out'
  }
}
