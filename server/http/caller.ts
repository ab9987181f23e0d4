import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Actor } from '../../shared/domain/actor.ts'
import type { Role } from '../../shared/protocol/words.ts'
import type { Session } from '../../shared/protocol/answers.ts'
import { LIFETIMES, lifetimeOf } from '../auth/lifetimes.ts'
import type { User } from '../ports/accounts.ts'
import type { AppEnv, Edge } from './edge.ts'
import { problem } from './problem.ts'

export const COOKIE = 'curbline_session'

/** The token a request speaks with: a bearer token, else the cookie. */
export const tokenOf = (c: Context): string | undefined => {
  const [scheme, token] = c.req.header('authorization')?.split(' ') ?? []
  return scheme === 'Bearer' ? token : getCookie(c, COOKIE)
}

/** Finds out who speaks. Says nothing about whether they may. */
export const caller = (edge: Edge): MiddlewareHandler<AppEnv> => async (c, next) => {
  const token = tokenOf(c)
  const known = token === undefined ? undefined : await edge.sessions.check(token)
  if (known && token !== undefined) {
    c.set('user', known.user)
    c.set('token', token)
  }
  await next()
}

/**
 * The cookie lives as long as a session may at most: a board is watched by its socket for hours
 * without any call that could lengthen it, and idleness is the server's to judge.
 */
export function rememberToken(c: Context, token: string, role: Role, isSecure: boolean): void {
  const maxAge = LIFETIMES[lifetimeOf(role)].absoluteMs / 1000
  setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure, maxAge })
}

/** Lets through the named roles; tells everyone else why not. */
export const only = (...roles: Role[]): MiddlewareHandler<AppEnv> => async (c, next) => {
  const user = c.get('user')
  if (!user) return problem(c, 'not-signed-in', 'Sign in first.')
  if (!roles.includes(user.role)) return problem(c, 'forbidden', `${user.role === 'administrator' ? 'An' : 'A'} ${user.role} may not do this.`)
  return next()
}

export const STAFF: Role[] = ['administrator', 'supervisor', 'dispatcher', 'crew']

/** The signed-in user of a route behind `only`. */
export function theUser(c: Context<AppEnv>): User {
  const user = c.get('user')
  if (!user) throw new Error('a route without its door')
  return user
}

export const actorOf = ({ id, name, role, crewId }: User): Actor => ({
  actor: 'person', userId: id, name, role, ...(crewId === undefined ? {} : { crewId }),
})

export const sessionOf = ({ id, name, role, crewId, cityId }: User): Session => ({
  userId: id, name, role, cityId, ...(crewId === undefined ? {} : { crewId }),
})
