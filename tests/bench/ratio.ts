import { readFileSync } from 'node:fs'
import { median, type Figure } from './table.ts'

/** The kernel's unit in /proc (USER_HZ, proc(5)); 100 on every Linux that runs Node. */
const TICK_MS = 10
/** With an echo as slow as this the machine had other work: what was measured beside it says nothing. */
export const DISTURBED_MS = 50

/**
 * Milliseconds of CPU, user and system, that a process has had so far, as the kernel counts it
 * (proc_pid_stat(5), fields 14 and 15): from outside, so garbage collection and the threads
 * beneath Node are in it. Ten milliseconds are its finest step: measure over a second or more.
 */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name, in brackets, and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** What a process holds in memory now (VmRSS of proc_pid_status(5)), in megabytes. */
export function residentMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1_024
}

/** Every side measured in turn, A B C A B C …, so that what disturbs the machine disturbs all of them. */
export async function interleaved<Name extends string, Reading>(
  times: number, sides: Record<Name, () => Promise<Reading>>,
): Promise<Record<Name, Reading[]>> {
  const names = Object.keys(sides) as Name[]
  const readings = Object.fromEntries(names.map((name) => [name, [] as Reading[]])) as Record<Name, Reading[]>
  for (let i = 0; i < times; i++) for (const name of names) readings[name].push(await sides[name]())
  return readings
}

/** Ours and the limit it stands beside, repetition by repetition, from one interleaved run. */
export interface Compared {
  name: string
  about?: string
  ours: readonly number[]
  peer: readonly number[]
  /** What the medians are of, to be told beside the ratio: `µs`, `ms`, `/s`. */
  unit: string
  goal?: { is: '≤' | '≥'; value: number }
  /** `isDisturbed` of the run's baseline. */
  isVoid?: boolean
}

/** How many times the limit ours is: each repetition by its neighbour, so that a slow minute weighs on both. */
export const ratioOf = (compared: Compared): Figure => figureOf(compared, '×', (ours, peer) => ours / peer)
/** How much more than the limit, in the unit of both. */
export const excessOf = (compared: Compared): Figure => figureOf(compared, compared.unit, (ours, peer) => ours - peer)

function figureOf({ name, about, ours, peer, unit, goal, isVoid }: Compared, of: string, by: (ours: number, peer: number) => number): Figure {
  const beside = `${short(median(ours))} beside ${short(median(peer))} ${unit}`
  return {
    name, unit: of, values: ours.map((value, i) => by(value, peer[i]!)), about: about ? `${about}; ${beside}` : beside,
    ...(goal ? { goal: goal.value, is: goal.is } : {}), ...(isVoid ? { isVoid } : {}),
  }
}

/** Whether the run's bare echo was itself disturbed: p99 in milliseconds, of every repetition. */
export const isDisturbed = (echoP99: readonly number[]): boolean => median(echoP99) >= DISTURBED_MS

const short = (value: number) => (Math.abs(value) >= 100 ? String(Math.round(value)) : value.toPrecision(3))
