import type { Doing, Person, Presence } from '../../shared/protocol/sockets.ts'
import { CLAIM_MS, DRAG_MS } from '../../shared/protocol/words.ts'
import type { Instant } from '../../shared/protocol/values.ts'
import type { User } from '../ports/accounts.ts'
import { HeardAlerts } from './heard-alerts.ts'

type Window = Omit<Doing, 'heard'> & { atMs: number }
interface Face {
  user: User
  /** By socket; who spoke last stands last. */
  windows: Map<string, Window>
  claim?: { requestId: string; since: Instant; sinceMs: number }
  /** As the desks know it; text, to see whether there is anything new to say. */
  told?: string
}

/** A moment: `ms` by `Time.elapsedMs`, by which things end; `at` by the wall clock, which people are told. */
interface Moment { ms: number; at: Instant }

/**
 * Who is at a desk now, and what they do there. Never in the log; gone with the connection.
 * Milliseconds are those of `Time.elapsedMs`: nothing lasts an hour longer because a clock was set.
 */
export class PresenceBook {
  readonly #faces = new Map<string, Face>()
  readonly #heard = new HeardAlerts()
  #gone = new Set<string>()

  enter(socketId: string, user: User, nowMs: number): void {
    const face = this.#faces.get(user.id) ?? { user, windows: new Map() }
    face.user = user
    face.windows.set(socketId, { atMs: nowMs })
    this.#faces.set(user.id, face)
    this.#gone.delete(user.id)
  }

  /** The whole of what a window's person does there now. */
  say(socketId: string, userId: string, { heard = [], ...doing }: Doing, now: Moment): void {
    const face = this.#faces.get(userId)
    const before = face?.windows.get(socketId)
    if (!face || !before) return
    face.windows.delete(socketId)
    face.windows.set(socketId, { ...doing, atMs: now.ms })
    this.#forget(face, now.ms)
    if (doing.claim?.requestId !== before.claim?.requestId) claim(face, before.claim?.requestId, doing.claim?.requestId, now)
    this.#heard.take(heard, face.user.name, now.ms)
  }

  leave(socketId: string, userId: string): void {
    const face = this.#faces.get(userId)
    if (!face?.windows.delete(socketId) || face.windows.size > 0) return
    this.#faces.delete(userId)
    // Also of whom there was no news yet: a newcomer may have been given them with the whole.
    this.#gone.add(userId)
  }

  /** All there is to know, for a newcomer. */
  whole(nowMs: number): Presence {
    this.#forgetAll(nowMs)
    const people = [...this.#faces.values()].map((face) => {
      const person = personOf(face)
      // A newcomer now knows more than the others: whatever comes of it is news, even the same as before.
      if (JSON.stringify(person) !== face.told) delete face.told
      return person
    })
    return { people, whole: true, gone: [], heard: this.#heard.all() }
  }

  /** What is new since this was last asked; nothing, where nothing is. */
  news(nowMs: number): Presence | undefined {
    this.#forgetAll(nowMs)
    const people = [...this.#faces.values()].flatMap((face) => {
      const person = personOf(face)
      const text = JSON.stringify(person)
      if (text === face.told) return []
      face.told = text
      return [person]
    })
    const [gone, heard] = [[...this.#gone], this.#heard.news()]
    this.#gone = new Set()
    if (people.length === 0 && gone.length === 0 && !heard) return undefined
    return { people, whole: false, gone, ...(heard ? { heard } : {}) }
  }

  /** When something will be over by itself. */
  get nextEndMs(): number | undefined {
    const ends = [...this.#faces.values()].flatMap(({ claim, windows }) => [
      ...(claim ? [claim.sinceMs + CLAIM_MS] : []),
      ...[...windows.values()].flatMap(({ drag, atMs }) => (drag ? [atMs + DRAG_MS] : [])),
    ])
    return ends.length > 0 ? Math.min(...ends) : undefined
  }

  #forgetAll(nowMs: number): void {
    for (const face of this.#faces.values()) this.#forget(face, nowMs)
    this.#heard.forget(nowMs)
  }

  #forget(face: Face, nowMs: number): void {
    if (face.claim && nowMs >= face.claim.sinceMs + CLAIM_MS) delete face.claim
    for (const window of face.windows.values()) if (nowMs >= window.atMs + DRAG_MS) delete window.drag
  }
}

/** What a window says again is no news; a claim that another window of the person made is taken over as it stands. */
function claim(face: Face, before: string | undefined, next: string | undefined, now: Moment): void {
  if (next === undefined) {
    if (face.claim?.requestId === before) delete face.claim
  } else if (face.claim?.requestId !== next) face.claim = { requestId: next, since: now.at, sinceMs: now.ms }
}

/** The last look counts, and a window that looks at nothing does not. */
function personOf({ user, windows, claim }: Face): Person {
  const lately = [...windows.values()]
  const requestId = lately.findLast((window) => window.requestId !== undefined)?.requestId
  const drag = lately.findLast((window) => window.drag !== undefined)?.drag
  return {
    userId: user.id, name: user.name, role: user.role,
    ...(requestId === undefined ? {} : { requestId }),
    ...(claim ? { claim: { requestId: claim.requestId, since: claim.since } } : {}),
    ...(drag ? { drag } : {}),
  }
}
