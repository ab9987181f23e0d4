import type { Duration } from '../../protocol/values.ts'
import { HOUR, MINUTE } from './instants.ts'

/** A target as a policy writes it: running time, or open days. */
export type Target = { kind: 'running'; ms: number } | { kind: 'days'; days: number }

const DAYS = /^P(\d+)D$/
const RUNNING = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/

/** Reads `PT…` (running time) and `PnD` (open days), the two forms of ISO 8601 that a policy may use. */
export function parseTarget(text: Duration): Target {
  const days = DAYS.exec(text)
  if (days) return { kind: 'days', days: Number(days[1]) }
  const parts = RUNNING.exec(text)
  if (!parts) throw new Error(`Not a duration that a policy may use: ${text}`)
  const [, hours = 0, minutes = 0, seconds = 0] = parts
  return { kind: 'running', ms: Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1000 }
}
