import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './city.ts'

for (const theme of ['dark', 'light'] as const) {
  test(`the board and the detail have nothing that axe objects to (${theme})`, async ({ sitDown }) => {
    const ana = await sitDown('dispatcher@demo.test', { theme, width: 1440, height: 900 })
    await ana.page.keyboard.press('j')
    await ana.page.keyboard.press('Enter')
    await expect(ana.page.getByRole('button', { name: 'Close the detail' })).toBeVisible()
    const { violations } = await new AxeBuilder({ page: ana.page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))])).toEqual([])
  })
}

for (const [width, height] of [[1280, 720], [1920, 1080], [390, 844]] as const) {
  test(`nothing spills over the edge at ${width}×${height}`, async ({ sitDown }) => {
    const ana = await sitDown('supervisor@demo.test', { width, height })
    const spill = await ana.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(spill).toBeLessThanOrEqual(0)
  })
}
