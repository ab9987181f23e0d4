import { makeTown } from '../../server/demo/town/make-town.ts'
import { BenchCity } from './city.ts'
import { openBrowser } from './desk.ts'
import { arrivals } from './figures/arrival.ts'
import { dropPreview } from './figures/drop-preview.ts'
import { firstLoad } from './figures/first-load.ts'
import { heapGrowth } from './figures/heap.ts'
import { liveAfterSignIn } from './figures/live.ts'
import { mainThreadASecond } from './figures/main-thread.ts'
import { townAndPack } from './figures/pack.ts'
import { pointerMove } from './figures/pointer-move.ts'
import { placeSearches } from './figures/search.ts'
import { seenElsewhere } from './figures/seen-elsewhere.ts'
import { freePort } from '../kit/free-port.ts'
import type { Figure } from './table.ts'

const TIMES = 5
const heapAt = process.argv.indexOf('--heap')
const heapMinutes = heapAt < 0 ? 3 : Number(process.argv[heapAt + 1])
/** `--heap-only`: a desk left open, and nothing else. */
const isHeapOnly = process.argv.includes('--heap-only')

/** An open board, in a real browser on a real server. */
export async function measureBrowser(say: (line: string) => void): Promise<Figure[]> {
  const browser = await openBrowser()
  const figures: Figure[] = []
  await inCity(async (city) => {
    if (isHeapOnly) return leaveOpen(city)
    say('First load …')
    figures.push(...(await firstLoad(browser, city)))
    say('Live after sign-in …')
    figures.push(await liveAfterSignIn(browser, city, TIMES, 'the demo city'))
    say('Seen at another desk …')
    figures.push(await seenElsewhere(browser, city, TIMES, 'the demo city'))
    say('400 open requests, 60 crews: dragging …')
    await city.grow(400, 60)
    figures.push(...(await pointerMove(browser, city, TIMES, '400 open, 60 crews')))
    if (heapMinutes > 0) await leaveOpen(city)
  })
  if (!isHeapOnly) {
    say('A town and its pack …')
    figures.push(...(await townAndPack(() => makeTown(7), TIMES)))
    say('Ways and searches in a town …')
    const town = makeTown(7)
    figures.push(...arrivals(town, TIMES), ...placeSearches(town, TIMES), ...dropPreview(town, TIMES))
    await inCity(async (city) => {
      say('5,000 open requests, 500 crews …')
      await city.grow(5_000, 500)
      figures.push(await liveAfterSignIn(browser, city, TIMES, '5,000 open, 500 crews'))
      say('5,000 open requests, 500 crews at 1 Hz …')
      figures.push(await mainThreadASecond(browser, city, TIMES, '5,000 open, 500 crews at 1 Hz'))
    })
  }
  await browser.close()
  return figures

  async function leaveOpen(city: BenchCity): Promise<void> {
    await city.grow(400, 60)
    say(`A desk left open for ${heapMinutes + 2} minutes …`)
    figures.push(...(await heapGrowth(browser, city, heapMinutes, '400 open, 60 crews at 1 Hz, 2 acts a second')))
  }
}

async function inCity(measure: (city: BenchCity) => Promise<void>): Promise<void> {
  const city = new BenchCity(await freePort())
  try {
    await city.start()
    await measure(city)
  } finally {
    await city.stop()
  }
}
