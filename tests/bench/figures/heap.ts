import type { Browser } from 'playwright'
import { uuidv7 } from 'uuidv7'
import { Door } from '../../../server/demo/replay/door.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { BenchCity } from '../city.ts'
import { mapIdle, metrics, signIn, sitDown, type BenchDesk } from '../desk.ts'
import type { Figure } from '../table.ts'

const MINUTE = 60_000
const WARM_UP_MS = 2 * MINUTE
const ACT_MS = 500

async function settled(desk: BenchDesk): Promise<{ heap: number; nodes: number }> {
  await desk.cdp.send('HeapProfiler.enable')
  for (let i = 0; i < 3; i++) await desk.cdp.send('HeapProfiler.collectGarbage')
  const { JSHeapUsedSize, Nodes } = await metrics(desk)
  return { heap: JSHeapUsedSize! / 1e6, nodes: Nodes! }
}

/** A desk left open while crews drive and two acts a second change the board: what its heap and its nodes have grown by after the warm-up. */
export async function heapGrowth(browser: Browser, city: BenchCity, minutes: number, about: string): Promise<Figure[]> {
  const desk = await sitDown(browser, city.url)
  await signIn(desk)
  await mapIdle(desk)
  await city.drive()
  const hand = new Door(city.url)
  await hand.signIn('dispatcher2@demo.test', 'curbline-demo')
  const { requests, crews } = await city.board()
  let n = 0
  let taken = 0
  const acts = setInterval(() => {
    const request = requests[n++ % Math.min(requests.length, 200)]!
    const about = { requestId: request.id, commandId: uuidv7() }
    const act = (seenSeq: number): Command => n % 2 === 0
      ? { ...about, kind: 'AddNote', text: `Called back ${n}` }
      : { ...about, kind: 'AssignCrew', crewId: crews[n % crews.length]!.id, seenSeq }
    void hand.board().then(({ seq }) => hand.give([act(seq)])).then(([answer]) => {
      if (answer?.outcome === 'accepted') taken++
    }).catch(() => undefined)
  }, ACT_MS)
  await desk.page.waitForTimeout(WARM_UP_MS)
  const before = await settled(desk)
  await desk.page.waitForTimeout(minutes * MINUTE)
  const after = await settled(desk)
  clearInterval(acts)
  const least = (minutes * MINUTE) / ACT_MS / 2
  if (taken < least) throw new Error(`only ${taken} acts were taken: that proves nothing`)
  city.rest()
  await desk.close()
  return [
    { name: 'heap grown after collection', unit: 'MB', goal: 5, values: [after.heap - before.heap], about: `${about}, ${minutes} min, from ${before.heap.toFixed(1)} MB` },
    { name: 'nodes grown', unit: 'nodes', goal: 200, values: [after.nodes - before.nodes], about: `from ${before.nodes}` },
  ]
}
