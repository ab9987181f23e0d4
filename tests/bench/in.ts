import { commandsByHttp } from './figures/commands.ts'
import { dispatcherAlone } from './figures/dispatcher.ts'
import { ingestCpu } from './figures/ingest.ts'
import { secondStart } from './figures/second-start.ts'
import { snapshots } from './figures/snapshot.ts'
import { built } from './peers/built.ts'
import type { Figure } from './table.ts'

const TIMES = 5

/** What comes in and what is asked for, beside bare programs that do the same with nothing around it. */
export async function measureIn(say: (line: string) => void): Promise<Figure[]> {
  const files = await built(['dispatcher-alone', 'raw-commit', 'bare-server', 'board-peer', 'hammer', 'bare-ingest', 'phones'])
  const figures: Figure[] = []
  say('The dispatcher alone …')
  figures.push(...(await dispatcherAlone(files, TIMES)))
  say('Commands by HTTP …')
  figures.push(...(await commandsByHttp(files, TIMES)))
  say('Boards from the cache …')
  figures.push(...(await snapshots(files, TIMES)))
  say('Pings of phones …')
  figures.push(...(await ingestCpu(files, TIMES)))
  say('Second starts of the demo …')
  figures.push(...(await secondStart(TIMES)))
  return figures
}
