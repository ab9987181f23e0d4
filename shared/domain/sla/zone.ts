import { Temporal } from './temporal.ts'
import { DAY } from './instants.ts'

/** A stretch of time with one offset from UTC, both in milliseconds; it lasts until the next one begins. */
interface Stretch {
  from: number
  offset: number
}

/**
 * Local time of one zone as plain arithmetic. A local time is written as the milliseconds
 * that UTC would have at that reading (`Date.UTC` of its parts), so that days are equal
 * steps. Temporal (the tz database) is asked for the offsets once per zone and year: it is
 * far too slow to ask for every edge of every opening hour.
 */
export class Zone {
  private readonly years = new Map<number, Stretch[]>()

  constructor(private readonly name: string) {}

  /** The local time at an instant. */
  localOf(at: number): number {
    const stretches = this.stretchesAround(at)
    let i = stretches.length - 1
    while (stretches[i]!.from > at) i -= 1
    return at + stretches[i]!.offset
  }

  /** The instant of a local time: of one that is skipped, the instant after the gap; of one that comes twice, the first. */
  instantOf(local: number): number {
    const stretches = this.stretchesAround(local)
    for (let i = 0; ; i += 1) {
      const at = local - stretches[i]!.offset
      if (at < stretches[i]!.from) return stretches[i]!.from
      const next = stretches[i + 1]
      if (!next || at < next.from) return at
    }
  }

  private stretchesAround(at: number): Stretch[] {
    const year = new Date(at).getUTCFullYear()
    let stretches = this.years.get(year)
    if (!stretches) this.years.set(year, (stretches = readStretches(this.name, year)))
    return stretches
  }
}

/** Two days more at either end: the local year begins and ends up to a day away from UTC's. */
function readStretches(zone: string, year: number): Stretch[] {
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1) - 2 * DAY).toZonedDateTimeISO(zone)
  const end = Date.UTC(year + 1, 0, 1) + 2 * DAY
  const stretches = [{ from: -Infinity, offset: at.offsetNanoseconds / 1e6 }]
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds > end) return stretches
    stretches.push({ from: next.epochMilliseconds, offset: next.offsetNanoseconds / 1e6 })
    at = next
  }
}

const zones = new Map<string, Zone>()
export function zoneOf(name: string): Zone {
  let zone = zones.get(name)
  if (!zone) zones.set(name, (zone = new Zone(name)))
  return zone
}
