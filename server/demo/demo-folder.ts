import { existsSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { distanceM } from '../../shared/domain/distance.ts'
import { DATABASE_FILE } from '../db/backup.ts'
import { peek } from '../db/peek.ts'
import type { EventLog } from '../ports/event-log.ts'
import { Fault } from '../ports/fault.ts'
import { TOWN_CENTER } from './town/ground/on-the-globe.ts'
import { isOtherTown } from './town-pack.ts'

const STALE_MS = 8 * 3_600_000

/**
 * A demo of another day would open on a board of long-gone targets, and one whose founding was
 * cut short on half a city; one in the town of another seed than is asked for would stand beside its streets.
 * Its folder is set aside under its date, never deleted. Returns the name it was given.
 */
export function setAsideIfStale(folder: string, now: string, seed?: number): string | undefined {
  if (!existsSync(join(folder, DATABASE_FILE))) return undefined
  // Logins come last: a founding that was cut short has none, and nobody could sign in.
  const { lastAt, hasUsers: isWhole } = peek(folder)
  if (lastAt === undefined || (isWhole && !isOtherTown(join(folder, 'pack'), seed) && Date.parse(now) - Date.parse(lastAt) <= STALE_MS)) return undefined
  // Resolved: "data/demo/" is beside nothing, and a folder cannot be moved into itself.
  const whole = resolve(folder)
  const aside = `${whole}-${lastAt.slice(0, 19).replaceAll(':', '-')}`
  try {
    renameSync(whole, aside)
  } catch (error) {
    throw new Fault(`The demo in ${folder} is of another day or town, and it cannot be set aside as ${aside} (${(error as NodeJS.ErrnoException).code}): move it away, or set DATA_DIR to another folder.`, { cause: error })
  }
  return aside
}

/** Whether the city of this log stands in the made town, or will; one that was founded elsewhere has no use for it. */
export async function standsInTown(log: EventLog): Promise<boolean> {
  const [founding] = await log.read(0, 1)
  return founding === undefined || (founding.kind === 'CityFounded' && distanceM(founding.center, { lng: TOWN_CENTER[0], lat: TOWN_CENTER[1] }) < 20_000)
}
