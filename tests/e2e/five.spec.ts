import { createHash } from 'node:crypto'
import { isOpen, leadOf } from '../../shared/domain/requests.ts'
import type { BoardSnapshot } from '../../shared/protocol/board.ts'
import { board, expect, test, type Desk } from './city.ts'
import { randomFrom } from '../kit/random.ts'
import { dragByChance, hire, PASSWORD, refusalsOf, saidInAlarm, watchAlarms, withoutMap } from './chance.ts'

const SEED = Number(process.env.SEED ?? 20_261_124)
const DRAG_MS = process.env.LONG === '1' ? 60_000 : 15_000
/** A slow machine drags for longer. */
const FEWEST_DRAGS = 6

const hashOf = ({ now: _, positions: __, ...facts }: BoardSnapshot) => createHash('sha256').update(JSON.stringify(facts)).digest('hex')

/** What a page shows: its queue in order, each request with its crew, and every crew's run in order. */
async function shownOn({ page }: Desk) {
  await page.getByRole('button', { name: 'All open' }).click()
  const closed = page.locator('[data-crew] button[data-roving][aria-expanded="false"]')
  await closed.evaluateAll((heads) => heads.forEach((head) => (head as HTMLButtonElement).click()))
  await expect(closed).toHaveCount(0)
  return page.evaluate(() => ({
    queue: [...document.querySelectorAll<HTMLElement>('.queue [data-request]')].map((card) => [card.dataset.request!, card.querySelector('.badge')?.textContent ?? '']),
    runs: Object.fromEntries([...document.querySelectorAll<HTMLElement>('[data-crew]')].map((crew) =>
      [crew.dataset.crew!, [...crew.querySelectorAll<HTMLElement>('[data-rows] [data-job]')].map((row) => row.dataset.job!)])),
  }))
}

/** All take hold of the same request before any of them lets go, each over another crew: one gives it, the others are refused. */
async function allGiveOne(desks: readonly Desk[]): Promise<void> {
  const requestId = (await desks[0]!.page.locator('.queue [data-request]').first().getAttribute('data-request'))!
  for (const { page } of desks) {
    const at = (await page.locator(`.queue [data-request="${requestId}"]`).boundingBox())!
    await page.mouse.move(at.x + 60, at.y + 20)
    await page.mouse.down()
    await page.mouse.move(at.x + 70, at.y + 26, { steps: 2 })
  }
  for (const [n, { page }] of desks.entries()) {
    const over = (await page.locator('[data-crew]').nth(n).boundingBox())!
    await page.mouse.move(over.x + 40, over.y + 14, { steps: 3 })
  }
  await Promise.all(desks.map(async ({ page }) => {
    const answered = page.waitForResponse('**/api/commands')
    await page.mouse.up()
    await answered
  }))
}

test(`five dispatchers drag as chance wills: all boards are equal, and each refusal is shown to who was refused (seed ${SEED})`, async ({ city, sitDown }) => {
  test.setTimeout(DRAG_MS + 240_000)
  const logins = [{ email: 'dispatcher@demo.test' }, { email: 'dispatcher2@demo.test' }, ...['Cleo', 'Dan', 'Eve'].map((name) => ({ email: hire(city, name), password: PASSWORD }))]
  const desks: { desk: Desk; refused: ReturnType<typeof refusalsOf> }[] = []
  for (const { email, ...password } of logins) {
    const desk = await sitDown(email, {
      ...password,
      width: 1440, height: 900,
      prepare: async (page) => {
        await withoutMap(page)
        await watchAlarms(page)
      },
    })
    desks.push({ desk, refused: refusalsOf(desk.page) })
  }
  const before = (await board(desks[0]!.desk)).seq

  const until = Date.now() + DRAG_MS
  const drags = await Promise.all(desks.map(async ({ desk }, n) => {
    const random = randomFrom(SEED + n)
    let count = 0
    for (; Date.now() < until || count < FEWEST_DRAGS; count++) await dragByChance(desk, random)
    return count
  }))
  await allGiveOne(desks.map(({ desk }) => desk))
  for (const { desk } of desks) await desk.page.mouse.move(700, 5)

  // Answers that are under way come in, and every page has what was last told.
  const boards = async () => Promise.all(desks.map(async ({ desk }) => hashOf(await board(desk))))
  await expect.poll(async () => new Set(await boards()).size).toBe(1)
  const truth = await board(desks[0]!.desk)
  const shown: Awaited<ReturnType<typeof shownOn>>[] = []
  for (const { desk } of desks) shown.push(await shownOn(desk))
  const badges = new Map(truth.crews.map(({ id, badge }) => [id, badge]))
  const runs = Object.fromEntries(truth.crews.map(({ id, run }) => [id, run]))
  const given = new Map(truth.requests.filter(isOpen).map((request) => [request.id, badges.get(leadOf(request) ?? '') ?? '']))
  for (const [n, each] of shown.entries()) {
    expect(each.runs, `the runs on screen ${n}, seed ${SEED}`).toEqual(runs)
    expect(new Map(each.queue as [string, string][]), `the crews on screen ${n}, seed ${SEED}`).toEqual(given)
    expect(each.queue, `the queue of screen ${n} beside the first one’s, seed ${SEED}`).toEqual(shown[0]!.queue)
  }

  for (const [n, { desk, refused }] of desks.entries()) {
    const said = await saidInAlarm(desk.page)
    const unsaid = refused.filter(({ message }) => !said.some((text) => text.includes(message)))
    expect(unsaid, `refusals not shown on screen ${n}, seed ${SEED}`).toEqual([])
  }
  const refusals = desks.reduce((sum, { refused }) => sum + refused.length, 0)
  console.log(`  ${drags.reduce((sum, count) => sum + count, 0)} drags, ${truth.seq - before} records, ${refusals} refusals`)
  expect(truth.seq - before).toBeGreaterThan(15)
  expect(refusals).toBeGreaterThanOrEqual(desks.length - 1)
})
