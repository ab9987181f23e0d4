import { laneCpu, laneDelivery, POSITIONS_LANE } from './figures/positions-lane.ts'
import { TO_SCREENS, toScreens } from './figures/to-screens.ts'
import { built } from './peers/built.ts'
import type { Figure } from './table.ts'

const TIMES = 5

/** What goes out to the dashboards, beside bare servers that say the same. */
export async function measureOut(say: (line: string) => void): Promise<Figure[]> {
  const files = await built([...new Set([...TO_SCREENS, ...POSITIONS_LANE])], 'out')
  const figures: Figure[] = []
  say('A command to 500 dashboards …')
  figures.push(...(await toScreens(files, TIMES)))
  say('5,000 crews to 50 dashboards: what comes …')
  figures.push(...(await laneDelivery(files, TIMES)))
  say('5,000 crews to 50 dashboards: what it costs …')
  figures.push(...(await laneCpu(files, TIMES)))
  return figures
}
