import type { Browser } from 'playwright'
import type { BenchCity } from '../city.ts'
import { mainThread, mapIdle, signIn, sitDown } from '../desk.ts'
import type { Figure } from '../table.ts'

const WINDOW_MS = 10_000
const SETTLE_MS = 10_000

/** What an open board costs its page's main thread while every crew sends a fix a second. */
export async function mainThreadASecond(browser: Browser, city: BenchCity, times: number, about: string): Promise<Figure> {
  const desk = await sitDown(browser, city.url)
  await signIn(desk)
  await mapIdle(desk)
  await city.drive()
  await desk.page.waitForTimeout(SETTLE_MS)
  const values: number[] = []
  for (let i = 0; i < times; i++) values.push(await mainThread(desk, WINDOW_MS))
  city.rest()
  await desk.close()
  return { name: 'main thread', unit: 'ms/s', goal: 150, values, about }
}
