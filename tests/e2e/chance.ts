import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Answer } from '../../shared/protocol/answers.ts'
import type { DemoCity, Desk } from './city.ts'

/** Not one of those that people guess. */
export const PASSWORD = 'ten plain lanterns'

/** One more dispatcher in a city that is at work, as an administrator adds one at a shell. */
export function hire(city: DemoCity, name: string): string {
  const email = `${name.toLowerCase()}@example.org`
  execFileSync(process.execPath, ['dist/server/cli.js', 'user:create', '--email', email, '--name', `${name} Example`, '--role', 'dispatcher'], {
    env: { ...process.env, DATA_DIR: join(city.folder, 'city') }, input: `${PASSWORD}\n`, stdio: ['pipe', 'ignore', 'inherit'],
  })
  return email
}

/** Lists alone: five maps drawn by software are more than two cores can bear. */
export const withoutMap = (page: Page) => page.route('**/MapCanvas*', (route) => route.abort())

/** Everything that a page has said in alarm, since it was loaded. */
export async function watchAlarms(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said = new Set<string>()
    Object.assign(window, { saidInAlarm: said })
    const look = () => document.querySelectorAll('[role="alert"]').forEach((element) => said.add(element.textContent ?? ''))
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
  })
}
export const saidInAlarm = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(window as unknown as { saidInAlarm: Set<string> }).saidInAlarm])

type Refusal = Extract<Answer, { outcome: 'refused' }>
/** The refusals among what the server answers this page. */
export function refusalsOf(page: Page): Refusal[] {
  const refused: Refusal[] = []
  page.on('response', async (response) => {
    if (!response.url().endsWith('/api/commands') || response.status() !== 200) return
    const answers = [(await response.json()) as Answer | Answer[]].flat()
    refused.push(...answers.filter((answer) => answer.outcome === 'refused'))
  })
  return refused
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}
const visible = (page: Page, selector: string): Promise<Box[]> =>
  page.locator(selector).evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect()).flatMap(({ x, y, width, height }) =>
    (width > 4 && height > 4 && y > 0 && y + height < innerHeight ? [{ x, y, width, height }] : [])))

/** One drag as chance wills: from the queue or a run, to a crew or the queue; some are put back by Escape. */
export async function dragByChance({ page }: Desk, random: () => number): Promise<void> {
  const within = ({ x, y, width, height }: Box) => ({ x: x + width * (0.15 + random() * 0.7), y: y + height * (0.2 + random() * 0.6) })
  const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const sources = await visible(page, random() < 0.55 ? '.queue [data-request]' : '.crews [data-job]')
  // The upper ones are what everybody wants to give first.
  const from = oneOf(sources.slice(0, 5))
  const to = random() < 0.8 ? oneOf(await visible(page, '[data-crew]')) : (await visible(page, '[data-queue]'))[0]
  if (!from || !to) return
  const [start, end] = [within({ ...from, width: Math.min(from.width, 160) }), within(to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 9, start.y + 6, { steps: 2 })
  await page.mouse.move(end.x, end.y, { steps: 3 + Math.floor(random() * 4) })
  if (random() < 0.1) await page.keyboard.press('Escape')
  await page.mouse.up()
}
