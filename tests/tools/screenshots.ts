import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'

/** npm run screenshots: the README's pictures, from a demo city of their own. */
const PORT = 4397
const URL = `http://127.0.0.1:${PORT}`
const OUT = 'docs/pictures'
const SHOTS = [
  { name: 'board-night', width: 1440, height: 900, theme: 'dark', detail: false },
  { name: 'board-day', width: 1440, height: 900, theme: 'light', detail: true },
  { name: 'board-narrow', width: 390, height: 844, theme: 'dark', detail: false },
] as const

const folder = mkdtempSync(join(tmpdir(), 'curbline-shots-'))
const server = spawn(process.execPath, ['server/starter/run.mjs', 'demo', '--still'], {
  env: { ...process.env, PORT: String(PORT), DATA_DIR: join(folder, 'city'), LOG_LEVEL: 'error' }, stdio: 'inherit',
})
try {
  for (let i = 0; !(await fetch(`${URL}/readyz`).then((answer) => answer.ok, () => false)); i++) {
    if (i > 600) throw new Error('the demo did not start')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  mkdirSync(OUT, { recursive: true })
  const found = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
  const browser = await chromium.launch({
    ...(found ? { executablePath: found } : {}),
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking'],
  })
  for (const { name, width, height, theme, detail } of SHOTS) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme })
    await signIn(page)
    if (detail) await page.locator('[data-request]').first().click()
    await page.waitForTimeout(6_000)
    await page.screenshot({ path: join(OUT, `${name}.png`) })
    process.stdout.write(`· ${OUT}/${name}.png\n`)
    await page.close()
  }
  await browser.close()
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(folder, { recursive: true, force: true })
}

async function signIn(page: Page): Promise<void> {
  await page.goto(URL)
  await page.getByLabel('E-mail').fill('dispatcher@demo.test')
  await page.getByLabel('Password').fill('curbline-demo')
  await page.getByLabel('Password').press('Enter')
  await page.locator('[data-request]').first().waitFor()
}
