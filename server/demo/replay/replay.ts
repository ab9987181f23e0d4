import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import type { Command } from '../../../shared/protocol/commands.ts'
import { Fault } from '../../ports/fault.ts'
import type { Draft } from '../../setup/starter-pack.ts'
import { bostonSetup, readBoston, type Case } from './boston-311.ts'
import type { Door } from './door.ts'
import { idOf } from './ids.ts'
import { Progress } from './progress.ts'
import { crewsFor, readWmata, wmataCity } from './wmata.ts'

/** Commands in one call, and positions: what the doors take at most. */
const COMMANDS = 100
const POSITIONS = 1_000
const STEP_MS = 200

interface Dirty {
  what: string
  why: string
}

/** Items whose time has come, `speed` times as fast as they came then; Infinity is at once. */
async function* due<T>(items: readonly T[], timeOf: (item: T) => number, speed: number, most: number): AsyncGenerator<T[]> {
  const first = items[0] ? timeOf(items[0]) : 0
  const began = performance.now()
  for (let i = 0; i < items.length; ) {
    const until = first + (performance.now() - began) * speed
    let end = i
    while (end < items.length && end - i < most && timeOf(items[end]!) <= until) end++
    if (end === i) {
      await sleep(STEP_MS)
      continue
    }
    yield items.slice(i, end)
    i = end
  }
}

/** Set-up that was given before answers as it did then. */
async function setUp(door: Door, drafts: readonly Draft[]): Promise<void> {
  const commands = drafts.map((draft, i) => ({ ...draft, commandId: idOf('set-up', i, JSON.stringify({ ...draft, endsAt: undefined })) }) as Command)
  for (let i = 0; i < commands.length; i += COMMANDS) {
    for (const answer of await door.give(commands.slice(i, i + COMMANDS))) {
      if (answer.outcome === 'refused' && answer.because !== 'command-id-reused') throw new Fault(answer.message)
    }
  }
}

/** Real reports of a real summer, each with its whole story, in the order in which they came. */
export async function replayRequests(door: Door, file: Buffer, speed: number, folder: string): Promise<void> {
  const { cases, unreadable } = readBoston(file)
  const dirty: Dirty[] = unreadable.map(({ row, why }) => ({ what: `row ${row}`, why }))
  await setUp(door, bostonSetup)
  const progress = new Progress('cases', cases.length)
  let done = 0
  let refused = 0
  for await (const batch of due(cases, (one) => one.arrivedMs, speed, Math.floor(COMMANDS / 3))) {
    const refusals = await tell(door, batch)
    dirty.push(...batch.flatMap(({ caseId, dirt }) => dirt.map((why) => ({ what: `case ${caseId}`, why }))), ...refusals)
    refused += refusals.length
    done += batch.length
    progress.show(done, new Date(batch.at(-1)!.arrivedMs).toISOString().slice(0, 10))
  }
  account(folder, 'dirty-requests.csv', dirty, `${done + unreadable.length} rows: ${done} cases taken, ${unreadable.length} unreadable, ${refused} steps refused`)
}

async function tell(door: Door, batch: readonly Case[]): Promise<Dirty[]> {
  const commands = batch.flatMap((one) => one.commands)
  const answers = await door.give(commands)
  return answers.flatMap((answer, i) => (answer.outcome === 'refused' ? [{ what: `${commands[i]!.kind} ${answer.commandId}`, why: answer.message }] : []))
}

/** Real vehicles on a real day; every one a crew on shift. */
export async function replayPositions(door: Door, file: Buffer, speed: number, folder: string, now: string): Promise<void> {
  const drive = readWmata(file)
  if (drive.fixes.length === 0) throw new Fault('The file has no position that can be read.')
  await setUp(door, [wmataCity(drive), ...crewsFor(drive, now)])
  const progress = new Progress('positions', drive.fixes.length)
  const count = { taken: 0, dropped: 0 }
  for await (const batch of due(drive.fixes, (fix) => fix.atMs, speed, POSITIONS)) {
    const { taken, dropped } = await door.report(batch.map(({ atMs: _, ...fix }) => fix), 'import')
    count.taken += taken
    count.dropped += dropped
    progress.show(count.taken + count.dropped, batch.at(-1)!.at.slice(11, 19))
  }
  const dirty = drive.unreadable.map(({ row, why }) => ({ what: `row ${row}`, why }))
  account(folder, 'dirty-positions.csv', dirty, `${drive.fixes.length + dirty.length} rows of ${drive.vehicles.length} vehicles: ${count.taken} taken, ${count.dropped} dropped (off shift), ${dirty.length} unreadable`)
}

/** Says what became of every row, and writes down what was wrong with which. */
function account(folder: string, name: string, dirty: readonly Dirty[], summary: string): void {
  process.stdout.write(`${summary}\n`)
  if (dirty.length === 0) return
  const file = join(folder, name)
  writeFileSync(file, stringify([...dirty], { header: true, columns: ['what', 'why'] }))
  const counts = new Map<string, number>()
  for (const { why } of dirty) counts.set(why, (counts.get(why) ?? 0) + 1)
  for (const [why, count] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, 12)) process.stdout.write(`  ${String(count).padStart(6)}  ${why}\n`)
  process.stdout.write(`  every one of the ${dirty.length} is in ${file}\n`)
}
