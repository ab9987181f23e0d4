import type { Service } from '../protocol/board.ts'
import type { Priority } from '../protocol/words.ts'

const MINUTE = 60_000

/**
 * Usual minutes on scene, setting up and clearing included. A guess, made once for all who count
 * with it (board, simulator, supervisor): no city publishes such figures by service. What a city's
 * own history says should take its place.
 */
const BY_SERVICE: ReadonlyMap<string, number> = new Map(Object.entries({
  'wires-down': 60, 'tree-blocking': 75, 'water-main': 180, 'sewer-backup': 90, 'street-flooding': 45, 'signal-out': 50, sinkhole: 90,
  'pothole-major': 35, pothole: 25, 'dead-animal': 20, 'missed-trash': 20, 'water-leak': 60, 'street-light': 40, debris: 35, graffiti: 45,
  sidewalk: 60, 'sign-damaged': 30, 'tree-inspection': 30, 'snow-missed': 30, 'park-hazard': 45, 'code-weeds': 25,
}))
/** For services of a city's own making: what is urgent is usually large. */
const BY_PRIORITY: Readonly<Record<Priority, number>> = { P0: 60, P1: 75, P2: 40, P3: 35, P4: 35, P5: 30, storm: 30 }
const UNKNOWN = 45

/** How long a crew is usually at work on such a request, milliseconds. */
export const usualWorkMs = (serviceCode: string, priority?: Priority): number =>
  (BY_SERVICE.get(serviceCode) ?? (priority === undefined ? UNKNOWN : BY_PRIORITY[priority])) * MINUTE

/**
 * What is left of it for a crew that has been there for `workedMs`. Who takes longer than usual
 * needs a while yet: a quarter of the usual time is the least, however long it has been.
 */
export const workLeftMs = (usualMs: number, workedMs: number): number => Math.max(usualMs - workedMs, usualMs / 4)

export const usualWorkOf = (services: ReadonlyMap<string, Service>, serviceCode: string): number =>
  usualWorkMs(serviceCode, services.get(serviceCode)?.priority)
