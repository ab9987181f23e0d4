import type { Haunts, Happening } from '../places/haunts.ts'
import type { Dice } from '../dice.ts'
import { drawService, drawSource, GIVES_NAME } from '../simulator/reports/mix.ts'
import { nextReportMs } from '../simulator/reports/rhythm.ts'
import type { LocalTime } from '../simulator/crews/roster.ts'
import { someone } from '../words/people.ts'
import type { Residents } from '../words/residents.ts'
import type { Source } from '../../../shared/protocol/words.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const MINUTE_MS = 60_000

/** What somebody reported. */
export interface Report {
  receivedMs: number
  serviceCode: string
  source: Source
  place: Happening
  words: string
  reporter?: { name: string; phone: string }
  isStorm: boolean
}

/** The month before is quieter than the day on which the demo opens. */
const QUIETNESS = 0.62
/** Ago, how long, and how many reports beside the ordinary ones; neighbours report some of it again. */
const STORM = { agoMs: 9 * DAY_MS, lastsMs: 18 * HOUR_MS, reports: 66 }

interface Month {
  fromMs: number
  untilMs: number
  nowMs: number
  codes: readonly string[]
  localTime: (ms: number) => LocalTime
}

/** Everything reported in a month, oldest first: the rhythm of days and weeks, and one small storm. */
export function reportsOf({ fromMs, untilMs, nowMs, codes, localTime }: Month, haunts: Haunts, residents: Residents, dice: Dice): Report[] {
  const times: { ms: number; isStorm: boolean }[] = []
  const ordinary = dice.of('rhythm')
  for (let ms = fromMs; ; ) {
    ms = nextReportMs(ms, localTime, { isStorm: false, haste: QUIETNESS }, ordinary)
    if (ms >= untilMs) break
    times.push({ ms, isStorm: false })
  }
  const weather = dice.of('storm')
  for (let i = 0; i < STORM.reports; i++) {
    // Two throws: few at its edges, most in its middle.
    const ms = nowMs - STORM.agoMs + ((weather.next() + weather.next()) / 2) * STORM.lastsMs
    times.push({ ms, isStorm: true })
  }
  const own = dice.of('reports')
  return times.sort((a, b) => a.ms - b.ms).map(({ ms, isStorm }) => reportOf(drawService(codes, isStorm, own), ms, isStorm, { haunts, residents, dice: own }))
}

interface People {
  haunts: Haunts
  residents: Residents
  dice: Dice
}

export function reportOf(serviceCode: string, receivedMs: number, isStorm: boolean, { haunts, residents, dice }: People, source: Source = drawSource(serviceCode, dice)): Report {
  return {
    receivedMs: Math.round(receivedMs), serviceCode, source, isStorm, place: haunts.of(serviceCode, dice), words: residents.describe(serviceCode, source),
    ...(dice.isUnder(GIVES_NAME[source]) ? { reporter: someone(dice) } : {}),
  }
}
