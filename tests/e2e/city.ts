import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type APIRequestContext, type BrowserContext, type Page } from '@playwright/test'
import { uuidv7 } from 'uuidv7'
import type { Answer } from '../../shared/protocol/answers.ts'
import type { BoardSnapshot } from '../../shared/protocol/board.ts'
import { freePort } from '../kit/free-port.ts'
import { copySmallCity } from '../kit/small-city/copy-small-city.ts'

/** A real server of its own for a test: the built one, on its own port and a copy of the small city, as `npm run demo -- --still` starts it. */
export class DemoCity {
  readonly folder = mkdtempSync(join(tmpdir(), 'curbline-e2e-'))
  #process: ChildProcess | undefined

  constructor(readonly port: number) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const data = join(this.folder, 'city')
    if (!existsSync(data)) copySmallCity(data)
    this.#process = spawn(process.execPath, ['dist/server/main.js', '--demo', '--still'], {
      env: { ...process.env, PORT: String(this.port), DATA_DIR: data, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for (let i = 0; i < 200; i++) {
      if (await fetch(`${this.url}/readyz`).then((answer) => answer.ok, () => false)) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('the city did not start')
  }

  /** As the power going, with SIGKILL; as an orderly stop, with SIGTERM. */
  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#process
    this.#process = undefined
    if (!child || child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A person at a screen of their own. */
export interface Desk {
  page: Page
  context: BrowserContext
  api: APIRequestContext
  url: string
}

interface DeskOptions {
  width?: number
  height?: number
  theme?: 'dark' | 'light'
  password?: string
  /** Another way to the city than the straight one. */
  url?: string
  prepare?: (page: Page) => Promise<void>
}

export const test = base.extend<{ city: DemoCity; sitDown: (email: string, options?: DeskOptions) => Promise<Desk> }>({
  city: async ({}, use) => {
    const city = new DemoCity(await freePort())
    await city.start()
    await use(city)
    await city.remove()
  },
  sitDown: async ({ browser, city }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (email, { width = 1280, height = 720, url = city.url, theme = 'dark', password = 'curbline-demo', prepare } = {}) => {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme })
      contexts.push(context)
      const page = await context.newPage()
      await prepare?.(page)
      await page.goto(url)
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Password').fill(password)
      await page.getByLabel('Password').press('Enter')
      await expect(page.locator('[data-request]').first()).toBeVisible({ timeout: 30_000 })
      return { page, context, api: context.request, url }
    })
    for (const context of contexts) await context.close()
  },
})
export { expect }

export const board = async ({ api, url }: Desk): Promise<BoardSnapshot> => (await api.get(`${url}/api/board`)).json()

/** Gives a command by the public door, as another screen would. */
export async function give({ api, url }: Desk, command: Record<string, unknown>): Promise<Answer> {
  const answer = await api.post(`${url}/api/commands`, { data: { commandId: uuidv7(), ...command }, headers: { Origin: url } })
  expect(answer.status(), await answer.text()).toBe(200)
  return answer.json()
}

/** A request of the demo by its service's code, on a fresh board. */
export async function requestOf(desk: Desk, serviceCode: string) {
  const found = (await board(desk)).requests.find((request) => request.serviceCode === serviceCode && request.status !== 'merged')
  if (!found) throw new Error(`no ${serviceCode} on the board`)
  return found
}

export async function crewWith(desk: Desk, badge: string) {
  const found = (await board(desk)).crews.find((crew) => crew.badge === badge)
  if (!found) throw new Error(`no crew ${badge}`)
  return found
}

/** A request's card in the queue, and a crew's in the panel. */
export const card = (desk: Desk, requestId: string) => desk.page.locator(`[data-request="${requestId}"]`).first()
export const crewCard = (desk: Desk, crewId: string) => desk.page.locator(`[data-crew="${crewId}"]`).first()
