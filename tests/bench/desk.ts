import { existsSync } from 'node:fs'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright'

/** A browser with one board open, and what it says of its own work. */
export interface BenchDesk {
  page: Page
  cdp: CDPSession
  close(): Promise<void>
}

export async function openBrowser(): Promise<Browser> {
  const found = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
  return chromium.launch({
    ...(found ? { executablePath: found } : {}),
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking', '--disable-component-update', '--js-flags=--expose-gc'],
  })
}

interface DeskOptions {
  width?: number
  height?: number
  /** Told the path of everything that is fetched, and when it was asked for (milliseconds since 1970). */
  seen?: (path: string, at: number) => void
}

export async function sitDown(browser: Browser, url: string, { width = 1440, height = 900, seen }: DeskOptions = {}): Promise<BenchDesk> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: 'dark' })
  const page = await context.newPage()
  if (seen) page.on('response', (response) => seen(new URL(response.url()).pathname, response.request().timing().startTime))
  const cdp = await context.newCDPSession(page)
  // The thread's own time: what a busy machine makes it wait is not its work.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(url)
  await page.getByLabel('E-mail').fill('dispatcher@demo.test')
  await page.getByLabel('Password').fill('curbline-demo')
  return { page, cdp, close: () => context.close() }
}

/** Presses Enter, and answers after how many milliseconds the board says that it is live and shows its requests. */
export async function signIn({ page }: BenchDesk): Promise<number> {
  const started = performance.now()
  await page.getByLabel('Password').press('Enter')
  await page.waitForFunction(() => document.querySelector('.live') !== null && document.querySelector('[data-request]') !== null, undefined, { timeout: 60_000, polling: 'raf' })
  return performance.now() - started
}

export const mapIdle = ({ page }: BenchDesk): Promise<void> => page.locator('[data-view]').first().waitFor({ timeout: 120_000 })

/** Chromium's own account of the page's main thread and memory. */
export async function metrics({ cdp }: BenchDesk): Promise<Record<string, number>> {
  const answer = (await cdp.send('Performance.getMetrics')) as { metrics: { name: string; value: number }[] }
  return Object.fromEntries(answer.metrics.map(({ name, value }) => [name, value]))
}

/** Milliseconds of work of the page's main thread a second, over so long. */
export async function mainThread(desk: BenchDesk, ms: number): Promise<number> {
  const started = performance.now()
  const before = await metrics(desk)
  await desk.page.waitForTimeout(ms)
  const after = await metrics(desk)
  return ((after.TaskDuration! - before.TaskDuration!) * 1_000_000) / (performance.now() - started)
}
