import { board, card, crewCard, crewWith, expect, test, type Desk } from './city.ts'
import { block, crewHead, curb, drag, expectRun, giveRun, middle, onScreen, runOf, runRow, type Point } from './hands.ts'

const DISPATCHER = 'dispatcher@demo.test'
const WIDE = { width: 1440, height: 900 }

/** Requests that nobody has, with a known place, as the queue shows them. */
async function toGive(desk: Desk, count: number): Promise<string[]> {
  const free = new Set((await board(desk)).requests.filter(({ status, place }) => (status === 'received' || status === 'acknowledged') && !place.unknown).map(({ id }) => id))
  const shown = await desk.page.locator('section.queue [data-request]').evaluateAll((cards) => cards.map((each) => (each as HTMLElement).dataset.request!))
  const found = shown.filter((id) => free.has(id)).slice(0, count)
  expect(found).toHaveLength(count)
  return found
}
/** Two crews with nothing in their runs. */
async function freeCrews(desk: Desk): Promise<[string, string]> {
  const free = (await board(desk)).crews.filter(({ run, shift }) => run.length === 0 && shift).map(({ id }) => id)
  expect(free.length).toBeGreaterThanOrEqual(2)
  return [free[0]!, free[1]!]
}
const along = async (desk: Desk, crewId: string, share: number): Promise<Point> => {
  const box = (await curb(desk, crewId).boundingBox())!
  return { x: box.x + box.width * share, y: box.y + box.height - 6 }
}
const requestNow = async (desk: Desk, requestId: string) => (await board(desk)).requests.find(({ id }) => id === requestId)!

test('a block carried from one curb to another goes from crew to crew, to the place under the hand', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, WIDE)
  const [one, two] = await freeCrews(ana)
  const [a, b, c] = (await toGive(ana, 3)) as [string, string, string]
  await giveRun(ana, one, [a])
  await giveRun(ana, two, [b, c])
  // Held over the other curb, between its two jobs, it is drawn there before it is dropped.
  const from = await middle(block(ana, one, a))
  const between = await along(ana, two, 0.26)
  await ana.page.mouse.move(from.x, from.y)
  await ana.page.mouse.down()
  await ana.page.mouse.move(from.x + 12, from.y, { steps: 3 })
  await ana.page.mouse.move(between.x, between.y, { steps: 8 })
  const { number } = await requestNow(ana, a)
  await expect(curb(ana, two).locator('.lands.later')).toHaveText(number.slice(3))
  await expect(crewCard(ana, two)).toHaveAttribute('data-drop', 'over')
  await ana.page.mouse.up()
  await expectRun(ana, two, [b, a, c])
  await expectRun(ana, one, [])
  await expect(crewCard(ana, two)).not.toHaveAttribute('data-drop', 'over')
})

test('a run is reordered along its curb and in its list', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, WIDE)
  const [crew] = await freeCrews(ana)
  const [a, b, c] = (await toGive(ana, 3)) as [string, string, string]
  await giveRun(ana, crew, [a, b, c])
  await drag(ana, await middle(block(ana, crew, c)), await along(ana, crew, 0.04))
  await expectRun(ana, crew, [c, a, b])

  await crewHead(ana, crew).click()
  await expect(runRow(ana, crew, b)).toBeVisible()
  const last = await middle(runRow(ana, crew, b))
  await drag(ana, await middle(runRow(ana, crew, c)), { x: last.x, y: last.y + 4 })
  await expectRun(ana, crew, [a, b, c])
})

test('a job carried from its run to the queue is taken back', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, WIDE)
  const [crew] = await freeCrews(ana)
  const [a, b] = (await toGive(ana, 2)) as [string, string]
  await giveRun(ana, crew, [a, b])
  await drag(ana, await middle(block(ana, crew, a)), await middle(ana.page.locator('section.queue [role="listbox"]')))
  await expectRun(ana, crew, [b])
  expect((await requestNow(ana, a)).status).toBe('acknowledged')
  await expect(ana.page.getByText(/Took .* back from/)).toBeVisible()
})

test('three cards chosen with Ctrl go together, in one drop', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, WIDE)
  const [crew] = await freeCrews(ana)
  const three = await toGive(ana, 3)
  for (const id of three) await card(ana, id).click({ modifiers: ['Control'] })
  await expect(ana.page.getByText('3 chosen')).toBeVisible()
  await drag(ana, await middle(card(ana, three[1]!)), await middle(crewCard(ana, crew)))
  await expect.poll(async () => (await runOf(ana, crew)).toSorted()).toEqual(three.toSorted())
  await expect(ana.page.getByText(/Gave 3 to /)).toBeVisible()
  await expect(ana.page.getByText('3 chosen')).toBeHidden()
})

test('a loop drawn with Shift chooses the signs within; the map stays where it is', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, WIDE)
  const { requests } = await board(ana)
  const map = ana.page.locator('[data-view]').first()
  const points = await Promise.all(requests.filter(({ place, status }) => !place.unknown && !['resolved', 'closed', 'cancelled', 'merged'].includes(status)).map(async (request) => ({ id: request.id, at: await onScreen(ana.page, request.place) })))
  const box = (await map.boundingBox())!
  const view = await map.getAttribute('data-view')
  // Around all: from a corner where no sign stands.
  const [left, right, top, bottom] = [box.x + 16, box.x + box.width - 16, box.y + 72, box.y + box.height - 70]
  const inside = points.filter(({ at }) => at.x > left && at.x < right && at.y > top && at.y < bottom)
  expect(inside.length).toBeGreaterThan(2)
  await ana.page.keyboard.down('Shift')
  await drag(ana, { x: left, y: top }, { x: right, y: top }, { x: right, y: bottom }, { x: left, y: bottom }, { x: left, y: top + 30 })
  await ana.page.keyboard.up('Shift')
  const said = await ana.page.getByText(/^\d+ chosen$/).textContent()
  expect(Number(said!.split(' ')[0])).toBeGreaterThanOrEqual(inside.length)
  expect(await map.getAttribute('data-view')).toBe(view)
  await ana.page.keyboard.press('Escape')
  await expect(ana.page.getByText(/^\d+ chosen$/)).toBeHidden()
})

test('a finger that rests on a card lifts it and gives it', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, WIDE)
  const [crew] = await freeCrews(ana)
  const [a] = (await toGive(ana, 1)) as [string]
  const from = await middle(card(ana, a))
  const to = await middle(crewCard(ana, crew))
  const client = await ana.context.newCDPSession(ana.page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Point) => client.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  await touch('touchStart', from)
  await ana.page.waitForTimeout(450)
  for (const share of [0.1, 0.4, 0.7, 1]) await touch('touchMove', { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })
  await expect(crewCard(ana, crew)).toHaveAttribute('data-drop', 'over')
  await touch('touchEnd')
  await expectRun(ana, crew, [a])
})

test('by keys alone: a crew is opened, a job moved up and down, taken back', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, WIDE)
  const crew = await crewWith(ana, '6')
  const held = await runOf(ana, crew.id)
  const [a, b, c] = (await toGive(ana, 3)) as [string, string, string]
  await giveRun(ana, crew.id, [a, b, c])
  const { page } = ana
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.locator('section.crews [data-roving][tabindex="0"]')).toBeFocused()
  for (let i = 0; i < 20; i++) {
    if (await page.evaluate((id) => document.activeElement?.id === id, `crew-${crew.id}`)) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(runRow(ana, crew.id, c)).toBeVisible()
  for (let i = 0; i <= held.length + 2; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  await expectRun(ana, crew.id, [...held, c, a, b])
  await page.keyboard.press('Alt+ArrowDown')
  await expectRun(ana, crew.id, [...held, a, c, b])
  await expect(runRow(ana, crew.id, c).locator('[data-roving]')).toBeFocused()
  await page.keyboard.press('t')
  await expectRun(ana, crew.id, [...held, a, b])
  await crewHead(ana, crew.id).focus()
  await page.keyboard.press('Escape')
  await expect(runRow(ana, crew.id, a)).toBeHidden()
})

test('by click alone: the menu of a row does what a drag does', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, WIDE)
  const [crew, other] = await freeCrews(ana)
  const [a, b] = (await toGive(ana, 2)) as [string, string]
  await giveRun(ana, crew, [a, b])
  const pick = async (requestId: string, item: string) => {
    await runRow(ana, crew, requestId).getByRole('button', { name: /in the run of/ }).click()
    await ana.page.getByRole('menuitem', { name: item }).click()
  }
  await crewHead(ana, crew).click()
  await pick(b, 'Up')
  await expectRun(ana, crew, [b, a])
  await pick(a, 'Take back')
  await expectRun(ana, crew, [b])
  await pick(b, 'Give to…')
  const { badge } = (await board(ana)).crews.find(({ id }) => id === other)!
  await ana.page.keyboard.type(badge, { delay: 60 })
  await ana.page.keyboard.press('Enter')
  await expectRun(ana, other, [b])
})
