import { setTimeout as sleep } from 'node:timers/promises'
import type { BoardSnapshot, ServiceRequest } from '../../shared/protocol/board.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { distanceM } from '../../shared/domain/distance.ts'
import { uuidv7 } from 'uuidv7'
import { Door } from './replay/door.ts'

/** About 40 km/h, as the crow flies: until the city has roads. */
const SPEED_MPS = 11
const TICK_MS = 5_000
const THERE_M = 30
/** How long a person takes to look at a new job, and then to set off. */
const LOOKS_MS = 20_000
const SETS_OFF_MS = 25_000

interface Point {
  lng: number
  lat: number
}

/**
 * The demo's crews: each signs in at the public door, tells where it is, accepts what it is
 * given, drives there in a straight line and arrives. Resolving is left to whoever looks on.
 */
export class Drivers {
  readonly #url: string
  readonly #password: string
  readonly #haste: number

  constructor(url: string, password: string, haste: number) {
    this.#url = url
    this.#password = password
    this.#haste = haste
  }

  start(crews: number): void {
    for (let n = 1; n <= crews; n++) void this.#drive(`crew${n}@demo.test`).catch(() => undefined)
  }

  async #drive(email: string): Promise<void> {
    const door = new Door(this.#url)
    const { crewId } = await door.signIn(email, this.#password)
    if (crewId === undefined) return
    let last = performance.now()
    let at: Point | undefined
    // As long as the demo's process lives; what fails once is tried again.
    for (;;) {
      const board = await door.board().catch(() => undefined)
      if (board) {
        at ??= board.positions.find((position) => position.crewId === crewId)
        const now = performance.now()
        at = await this.#live(door, board, crewId, at, (now - last) / 1000).catch(() => at)
        last = now
      }
      await sleep(TICK_MS * (0.9 + Math.random() * 0.2))
    }
  }

  /** One moment of a crew: the next step of its first job, a bit of the way, and where it is now. */
  async #live(door: Door, board: BoardSnapshot, crewId: string, at: Point | undefined, seconds: number): Promise<Point | undefined> {
    const crew = board.crews.find(({ id }) => id === crewId)
    if (!crew?.shift || !at) return at
    const job = jobOf(crew.run.flatMap((id) => board.requests.find((request) => request.id === id) ?? []))
    const to = job?.status === 'en-route' ? job.place : undefined
    const next = to ? towards(at, to, SPEED_MPS * seconds) : at
    const speedMps = next === at ? 0 : SPEED_MPS
    await door.report([{ ...next, at: new Date().toISOString(), accuracyM: 6, speedMps, ...(to && speedMps > 0 ? { headingDeg: heading(at, to) } : {}) }])
    const step = job && crew.status === 'available' ? this.#nextStep(job, crewId, next, Date.parse(board.now)) : undefined
    if (step) await door.give([step])
    return next
  }

  #nextStep(job: ServiceRequest, crewId: string, at: Point, nowMs: number): Command | undefined {
    const base = { commandId: uuidv7(), requestId: job.id, crewId, via: 'tap' as const }
    const assignment = job.assignments.find((one) => one.crewId === crewId)
    const waited = (since: string | undefined, ms: number) => since !== undefined && nowMs - Date.parse(since) >= ms / this.#haste
    if (job.status === 'assigned' && waited(assignment?.assignedAt, LOOKS_MS)) return { kind: 'AcceptAssignment', ...base }
    if (job.status === 'accepted' && waited(assignment?.acceptedAt, SETS_OFF_MS)) return { kind: 'StartTravel', ...base }
    return job.status === 'en-route' && distanceM(at, job.place) <= THERE_M ? { kind: 'Arrive', ...base } : undefined
  }
}

/** What was begun is finished first; then the run, in its order. A crew on scene stays there. */
function jobOf(run: readonly ServiceRequest[]): ServiceRequest | undefined {
  const begun = ['on-scene', 'en-route', 'accepted'].map((status) => run.find((request) => request.status === status))
  return begun.find((request) => request !== undefined) ?? run.find((request) => request.status === 'assigned')
}

function towards(from: Point, to: Point, metres: number): Point {
  const left = distanceM(from, to)
  if (left <= metres) return { lng: to.lng, lat: to.lat }
  const share = metres / left
  return { lng: from.lng + (to.lng - from.lng) * share, lat: from.lat + (to.lat - from.lat) * share }
}

/** Degrees from north; a town is flat enough. */
function heading(from: Point, to: Point): number {
  const east = (to.lng - from.lng) * Math.cos((from.lat * Math.PI) / 180)
  return Math.round(((Math.atan2(east, to.lat - from.lat) * 180) / Math.PI + 360) % 360)
}
