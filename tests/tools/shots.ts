import type { Page } from 'playwright'

/** One picture: how large, of which town, by night or day, and what hands do before it is taken. */
export interface Shot {
  name: string
  width?: number
  height?: number
  theme?: 'dark' | 'light'
  town?: 'demo' | 'storm'
  /** Where the map stands: `lng,lat,zoom`. */
  at?: string
  /** A second dispatcher sits beside. */
  other?: boolean
  act?: (page: Page, other?: Page) => Promise<void>
}

/** The card is lifted and held over a crew; nobody lets go of it. */
async function lift(page: Page, nth = 2, badge = '7'): Promise<void> {
  const from = (await page.locator('[data-request]').nth(nth).boundingBox())!
  const to = (await page.locator('[data-crew]').filter({ hasText: `Truck ${badge}` }).first().boundingBox())!
  await page.mouse.move(from.x + 70, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(from.x + 110, from.y + 40, { steps: 4 })
  await page.mouse.move(to.x - 40, to.y + to.height / 2, { steps: 6 })
  await page.mouse.move(to.x + 60, to.y + to.height / 2, { steps: 6 })
}
const open = (nth: number) => async (page: Page) => page.locator('[data-request]').nth(nth).click()
const keys = (...pressed: string[]) => async (page: Page) => {
  for (const key of pressed) await page.keyboard.press(key)
}
const type = (text: string) => async (page: Page) => page.keyboard.type(text, { delay: 30 })
const then = (...acts: ((page: Page) => Promise<unknown>)[]) => async (page: Page) => {
  for (const act of acts) {
    await act(page)
    await page.waitForTimeout(250)
  }
}

const PLACES = [['12', '-45,40,12'], ['14', '-45.004,40.004,14'], ['16', '-45.003,40.002,16']] as const

const call = then(keys('c'), type('poth'), keys('Tab'), type('420 oak st'))

export const SHOTS: readonly Shot[] = [
  { name: 'board-night' },
  { name: 'board-day', theme: 'light', act: open(0) },
  { name: 'board-drag', act: (page) => lift(page) },
  { name: 'board-others', other: true, act: async (page, other) => {
    await other!.locator('[data-request]').nth(4).click()
    await other!.keyboard.press('p')
    await lift(other!, 2, '7')
    await page.waitForTimeout(800)
  } },
  { name: 'board-stale', theme: 'dark', act: async (page) => {
    await page.context().setOffline(true)
    await page.waitForTimeout(14_000)
  } },
  { name: 'call-night', act: call },
  { name: 'call-day', theme: 'light', act: call },
  { name: 'palette', act: then(keys('Control+k'), type('a 24 t')) },
  { name: 'keys', act: keys('?') },
  { name: 'hold', theme: 'light', act: then(open(1), keys('h')) },
  { name: 'several', act: async (page) => {
    for (const nth of [2, 3, 4]) await page.locator('[data-request]').nth(nth).click({ modifiers: ['Control'] })
  } },
  { name: 'nearest', theme: 'light', act: then(open(2), keys('n')) },
  ...(['dark', 'light'] as const).flatMap((theme) => PLACES.map(([zoom, at]): Shot => ({ name: `town-${zoom}-${theme === 'dark' ? 'night' : 'day'}`, theme, at }))),
  { name: 'board-1280', width: 1280, height: 720 },
  { name: 'board-2560', width: 2560, height: 1440, act: open(1) },
  { name: 'storm-night', width: 1920, height: 1080, town: 'storm' },
  { name: 'storm-day', width: 1920, height: 1080, town: 'storm', theme: 'light' },
  { name: 'board-narrow', width: 390, height: 844 },
  { name: 'detail-narrow', width: 390, height: 844, theme: 'light', act: open(0) },
]
