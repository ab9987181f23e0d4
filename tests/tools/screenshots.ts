import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { BenchCity } from '../bench/city.ts'
import { SHOTS, type Shot } from './shots.ts'

/** npm run screenshots [-- NAME …]: the README's pictures and the rest of the set, from cities of their own. */
const OUT = 'docs/pictures'
const PORTS = { demo: 4397, storm: 4398 } as const
const wanted = process.argv.slice(2)
const shots = SHOTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))

mkdirSync(OUT, { recursive: true })
const found = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
const browser = await chromium.launch({
  ...(found ? { executablePath: found } : {}),
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking'],
})
for (const town of ['demo', 'storm'] as const) {
  const ofTown = shots.filter((shot) => (shot.town ?? 'demo') === town)
  if (ofTown.length === 0) continue
  // The demo with its people, at the same moment of their day; a storm stands still.
  const city = new BenchCity(PORTS[town], { people: town === 'demo' })
  await city.start()
  try {
    if (town === 'storm') {
      await city.grow(412, 60)
      await city.place()
    }
    for (const shot of ofTown) await take(browser, city.url, shot)
  } finally {
    await city.stop()
  }
}
await browser.close()

async function take(browser: Browser, url: string, shot: Shot): Promise<void> {
  const { name, width = 1440, height = 900, theme = 'dark', at, act } = shot
  const desk = async (email: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, hasTouch: width < 900 })
    const page = await context.newPage()
    await page.goto(at === undefined ? url : `${url}/?at=${at}`)
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill('curbline-demo')
    await page.getByLabel('Password').press('Enter')
    await page.locator('[data-request]').first().waitFor()
    if (width >= 900) await page.locator('[data-view]').first().waitFor({ timeout: 60_000 })
    return page
  }
  const page = await desk('dispatcher@demo.test')
  const other = shot.other ? await desk('dispatcher2@demo.test') : undefined
  await act?.(page, other)
  await page.waitForTimeout(1_500)
  await page.screenshot({ path: join(OUT, `${name}.png`) })
  process.stdout.write(`· ${OUT}/${name}.png\n`)
  await page.context().close()
  await other?.context().close()
}
