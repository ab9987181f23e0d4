import type {
  BoardSnapshot, CalendarVersion, City, Crew, PolicyVersion, Service, ServiceRequest,
} from '../protocol/board.ts'
import type { Settings } from '../protocol/settings.ts'
import type { Id, Instant, Seq } from '../protocol/values.ts'
import { leavesAt } from './evolve/leaving.ts'
import type { ClockBook } from './sla/book.ts'

/**
 * All live requests and crews as of a sequence number. Built by `fold` alone; nobody else
 * changes one. It holds what is open or ended within a day, so it does not grow with history.
 */
export interface Board {
  readonly seq: Seq
  /** When the last record was appended; `''` on an empty board. */
  readonly at: Instant
  readonly city: City | undefined
  readonly services: ReadonlyMap<string, Service>
  /** By version, which is the seq of the record that published it. */
  readonly policies: ReadonlyMap<Seq, PolicyVersion>
  readonly calendars: readonly CalendarVersion[]
  readonly settings: Settings
  readonly crews: ReadonlyMap<Id, Crew>
  readonly requests: ReadonlyMap<Id, ServiceRequest>
  /** When each ended request leaves the board. */
  readonly leaving: ReadonlyMap<Id, Instant>
  /** The last running number given, by year. */
  readonly numbers: ReadonlyMap<number, number>
}

export const DEFAULT_SETTINGS: Settings = {
  units: 'imperial',
  emergencyNumber: '911',
  languages: ['en', 'es'],
  trailDays: 30,
  reporterDays: 90,
  publicServices: [],
  blurredServices: [],
}

export const emptyBoard: Board = {
  seq: 0,
  at: '',
  city: undefined,
  services: new Map(),
  policies: new Map(),
  calendars: [],
  settings: DEFAULT_SETTINGS,
  crews: new Map(),
  requests: new Map(),
  leaving: new Map(),
  numbers: new Map(),
}

/** The policy a request of this service would be pinned to now: the last one published. */
export function policyInForce(board: Board, serviceCode: string): PolicyVersion | undefined {
  let found: PolicyVersion | undefined
  for (const policy of board.policies.values()) {
    if (policy.serviceCode === serviceCode && (!found || policy.seq > found.seq)) found = policy
  }
  return found
}

/** What the clocks are read with. */
export const clockBook = (board: Board): ClockBook => ({
  timeZone: board.city?.timeZone ?? 'UTC',
  policies: board.policies,
  calendars: board.calendars,
})

/** The versions some request on the board is judged by, and each service's current one. */
export function policiesInUse(board: Board): PolicyVersion[] {
  const used = new Set<Seq>()
  for (const code of board.services.keys()) {
    const current = policyInForce(board, code)
    if (current) used.add(current.seq)
  }
  for (const request of board.requests.values()) {
    for (const act of request.acts) if (act.policySeq !== undefined) used.add(act.policySeq)
  }
  return [...board.policies.values()].filter((policy) => used.has(policy.seq))
}

/** The board as it travels, before redaction; `logId`, `now` and positions are added at the door. */
export type BoardBody = Omit<BoardSnapshot, 'logId' | 'now' | 'positions'>

export const bodyOf = (board: Board): BoardBody => ({
  seq: board.seq,
  ...(board.city ? { city: board.city } : {}),
  services: [...board.services.values()],
  policies: policiesInUse(board),
  calendars: [...board.calendars],
  settings: board.settings,
  crews: [...board.crews.values()],
  requests: [...board.requests.values()],
})

/** A board from what travelled. `numbers` and `at` stay behind: only the writer needs them. */
export const boardFrom = (body: BoardBody, at: Instant = ''): Board => ({
  seq: body.seq,
  at,
  city: body.city,
  services: new Map(body.services.map((service) => [service.code, service])),
  policies: new Map(body.policies.map((policy) => [policy.seq, policy])),
  calendars: body.calendars,
  settings: body.settings,
  crews: new Map(body.crews.map((crew) => [crew.id, crew])),
  requests: new Map(body.requests.map((request) => [request.id, request])),
  leaving: new Map(body.requests.flatMap((request) => {
    const at = leavesAt(request)
    return at === undefined ? [] : [[request.id, at]]
  })),
  numbers: new Map(),
})
