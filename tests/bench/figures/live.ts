import type { Browser } from 'playwright'
import type { BenchCity } from '../city.ts'
import { signIn, sitDown } from '../desk.ts'
import type { Figure } from '../table.ts'

/** From Enter on the password to a live board with its requests, each time with a cold cache. */
export async function liveAfterSignIn(browser: Browser, city: BenchCity, times: number, about: string): Promise<Figure> {
  const values: number[] = []
  for (let i = 0; i < times; i++) {
    const desk = await sitDown(browser, city.url)
    values.push(await signIn(desk))
    await desk.close()
  }
  return { name: 'live after sign-in', unit: 'ms', goal: 2_000, values, about }
}
