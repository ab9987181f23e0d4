import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { board, crewCard, crewWith, expect, test, type Desk } from './city.ts'

const objections = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))])
}

/** What may be open on the board, and how it is opened. */
const OPEN: [string, (desk: Desk) => Promise<unknown>][] = [
  ['the detail', async ({ page }) => {
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Close the detail' })).toBeVisible()
  }],
  ['a hold', async ({ page }) => page.keyboard.press('h')],
  ['the call', async ({ page }) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('c')
    await page.keyboard.type('poth')
  }],
  ['the palette', async ({ page }) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('find wires')
  }],
  ['the keys', async ({ page }) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
  }],
  ['a crew and its run', async (desk) => {
    await desk.page.keyboard.press('Escape')
    await crewCard(desk, (await crewWith(desk, '2')).id).click()
  }],
]

for (const theme of ['dark', 'light'] as const) {
  test(`neither the board nor what opens on it has anything that axe objects to (${theme})`, async ({ sitDown }) => {
    const ana = await sitDown('dispatcher@demo.test', { theme, width: 1440, height: 900 })
    expect(await objections(ana.page), 'the board').toEqual([])
    for (const [name, open] of OPEN) {
      await open(ana)
      // Nothing is judged half faded in.
      await ana.page.waitForTimeout(400)
      expect(await objections(ana.page), name).toEqual([])
    }
  })
}

/** 720×450 is a window of 1440×900 at 200 % (WCAG 2.2, SC 1.4.4). */
for (const [width, height] of [[1280, 720], [1440, 900], [1920, 1080], [2560, 1440], [720, 450], [390, 844]] as const) {
  test(`nothing spills over the edge at ${width}×${height}, and what is open can be closed`, async ({ sitDown }) => {
    const ana = await sitDown('supervisor@demo.test', { width, height })
    const spill = () => ana.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(await spill()).toBeLessThanOrEqual(0)
    await ana.page.locator('[data-request]').first().click()
    await expect(ana.page.getByRole('button', { name: 'Close the detail' })).toBeInViewport()
    await expect(ana.page.getByRole('button', { name: /^Give to/ })).toBeInViewport()
    expect(await spill()).toBeLessThanOrEqual(0)
    await ana.page.keyboard.press('Escape')
    await expect(ana.page.getByRole('button', { name: 'Close the detail' })).toBeHidden()
  })
}

test('on a phone a supervisor reads the board and gives by tap', async ({ sitDown }) => {
  const sam = await sitDown('supervisor@demo.test', { width: 390, height: 844 })
  const crew = await crewWith(sam, '7')
  const first = sam.page.locator('[data-request]').first()
  const requestId = (await first.getAttribute('data-request'))!
  await first.click()
  await sam.page.getByRole('button', { name: /^Give to/ }).click()
  await sam.page.getByRole('dialog').getByRole('option', { name: /Truck 7/ }).click()
  await expect.poll(async () => (await board(sam)).requests.find(({ id }) => id === requestId)).toMatchObject({ status: 'assigned', crewId: crew.id })
})

test('in forced colours what is selected and what is chosen is still told apart', async ({ sitDown }) => {
  const ana = await sitDown('dispatcher@demo.test', { prepare: (page) => page.emulateMedia({ forcedColors: 'active' }) })
  await ana.page.keyboard.press('j')
  const look = (nth: number) => ana.page.locator('[data-request]').nth(nth).evaluate((card) => {
    const { outlineStyle, outlineColor, borderColor } = getComputedStyle(card)
    return `${outlineStyle} ${outlineColor} ${borderColor}`
  })
  expect(await look(0)).not.toBe(await look(1))
})

test('with reduced motion nothing on the board glides', async ({ sitDown }) => {
  const ana = await sitDown('dispatcher@demo.test', { prepare: (page) => page.emulateMedia({ reducedMotion: 'reduce' }) })
  await ana.page.keyboard.press('j')
  await ana.page.keyboard.press('Enter')
  // What goes with the scrolling of a list moves by the hand alone.
  const longest = await ana.page.evaluate(() => Math.max(0, ...document.getAnimations()
    .filter(({ timeline }) => timeline instanceof DocumentTimeline)
    .map((each) => Number(each.effect?.getComputedTiming().duration ?? 0))))
  expect(longest).toBeLessThanOrEqual(1)
})

test('the queue lists all that the map shows', async ({ sitDown }) => {
  const ana = await sitDown('dispatcher@demo.test')
  await ana.page.getByRole('button', { name: 'All open' }).click()
  const open = (await board(ana)).requests.filter(({ status }) => !['resolved', 'closed', 'cancelled', 'merged'].includes(status)).map(({ id }) => id)
  await expect.poll(() => ana.page.locator('[data-queue] [data-request]').evaluateAll((cards) => cards.map((each) => (each as HTMLElement).dataset.request).sort())).toEqual(open.sort())
})
