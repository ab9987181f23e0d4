import type { Browser, Page } from 'playwright'
import type { BenchCity } from '../city.ts'
import { mapIdle, signIn, sitDown } from '../desk.ts'
import { median, type Figure } from '../table.ts'

const MOVES = 120

/** From the first listener of a pointer's move to the last: the drag's own work and what it makes the page draw anew. Layout and paint are the browser's. */
async function watchMoves(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { moves: seen })
    let started = 0
    window.addEventListener('pointermove', () => (started = performance.now()), { capture: true })
    window.addEventListener('pointermove', () => seen.push(performance.now() - started))
  })
}

/** A card carried over crews and map: the work of one move, in its middle and at its ninety-ninth of a hundred. */
export async function pointerMove(browser: Browser, city: BenchCity, times: number, about: string): Promise<Figure[]> {
  const middles: number[] = []
  const worst: number[] = []
  for (let i = 0; i < times; i++) {
    const desk = await sitDown(browser, city.url)
    await watchMoves(desk.page)
    await signIn(desk)
    await mapIdle(desk)
    const { mouse } = desk.page
    const box = (await desk.page.locator('[data-request]').nth(3).boundingBox())!
    await mouse.move(box.x + 60, box.y + 12)
    await mouse.down()
    await mouse.move(box.x + 90, box.y + 30, { steps: 3 })
    await desk.page.evaluate(() => ((window as unknown as { moves: number[] }).moves.length = 0))
    for (let move = 0; move < MOVES; move++) {
      const turn = (move / MOVES) * 4 * Math.PI
      await mouse.move(900 + Math.cos(turn) * 480, 470 + Math.sin(turn) * 320)
    }
    const moves = await desk.page.evaluate(() => (window as unknown as { moves: number[] }).moves)
    await desk.page.keyboard.press('Escape')
    await mouse.up()
    await desk.close()
    const sorted = moves.toSorted((a, b) => a - b)
    middles.push(median(sorted))
    worst.push(sorted[Math.floor(sorted.length * 0.99)]!)
  }
  return [
    { name: 'work per pointer move while dragging', unit: 'ms', goal: 8, values: middles, about },
    { name: 'the same, 99 of 100 moves', unit: 'ms', goal: 8, values: worst, about },
  ]
}
