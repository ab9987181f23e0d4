import { uuidv7 } from 'uuidv7'
import { board, card, crewCard, crewWith, expect, give, requestOf, test } from './city.ts'

const DISPATCHER = 'dispatcher@demo.test'
const SECOND = 'dispatcher2@demo.test'

test('a request dragged from the queue onto a crew is on every other screen by itself', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const luis = await sitDown(SECOND)
  const request = await requestOf(ana, 'signal-out')
  const flood = await requestOf(ana, 'street-flooding')
  const crew = await crewWith(ana, '6')
  await expect(card(luis, flood.id)).toBeVisible()

  const from = (await card(ana, flood.id).boundingBox())!
  const to = (await crewCard(ana, crew.id).boundingBox())!
  await ana.page.mouse.move(from.x + 60, from.y + 20)
  await ana.page.mouse.down()
  await ana.page.mouse.move(from.x + 120, from.y + 40, { steps: 4 })
  await ana.page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 })
  const answered = ana.page.waitForResponse('**/api/commands')
  await ana.page.mouse.up()
  await answered
  // How soon is a figure of the bench; here it must only come, without a hand on that screen.
  await expect(card(luis, flood.id)).toBeHidden({ timeout: 5_000 })

  const after = await board(luis)
  expect(after.requests.find(({ id }) => id === flood.id)).toMatchObject({ status: 'assigned', crewId: crew.id })
  expect(after.crews.find(({ id }) => id === crew.id)?.run).toContain(flood.id)
  expect(after.requests.find(({ id }) => id === request.id)?.status).toBe(request.status)
  await expect(crewCard(luis, crew.id)).toContainText(flood.number.slice(-5))
})

test('of two dispatchers who give the same request at once, the second is told who was first and when', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const luis = await sitDown(SECOND)
  const tree = await requestOf(ana, 'tree-blocking')
  const [six, seven] = [await crewWith(ana, '6'), await crewWith(ana, '7')]

  // Ana's command leaves her desk, and is held up on its way until Luis has given his.
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await ana.page.route('**/api/commands', async (route) => {
    await held
    await route.continue()
  })
  await card(ana, tree.id).click()
  await ana.page.keyboard.press('a')
  await ana.page.getByRole('dialog').waitFor()
  await ana.page.keyboard.type(six.badge, { delay: 60 })
  await ana.page.keyboard.press('Enter')
  await expect(card(ana, tree.id)).toContainText(/giving/i)

  const taken = await give(luis, { kind: 'AssignCrew', requestId: tree.id, crewId: seven.id, seenSeq: (await board(luis)).seq })
  expect(taken.outcome).toBe('accepted')
  await ana.page.waitForTimeout(2_100)
  release()
  await expect(ana.page.getByText(/Luis Marin gave it to Truck 7 (two|three|four) seconds ago/).first()).toBeVisible()
  const after = (await board(ana)).requests.find(({ id }) => id === tree.id)
  expect(after).toMatchObject({ status: 'assigned', crewId: seven.id })
})

test('the whole way by keys alone: choose, open, give', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const crew = await crewWith(ana, '1')
  await ana.page.keyboard.press('j')
  await ana.page.keyboard.press('j')
  const selected = ana.page.locator('[role="option"][aria-selected="true"]').first()
  await expect(selected).toBeVisible()
  const requestId = (await selected.getAttribute('id'))!.replace('card-', '')
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.getByRole('article').filter({ has: ana.page.getByRole('button', { name: 'Close the detail' }) })).toBeVisible()
  await ana.page.keyboard.press('a')
  await ana.page.keyboard.type('t1', { delay: 60 })
  await ana.page.keyboard.press('Enter')
  await expect.poll(async () => (await board(ana)).requests.find(({ id }) => id === requestId)).toMatchObject({ status: 'assigned', crewId: crew.id })
})

test('a phase changes by itself in shape, text and colour, and the breach is one more fact', async ({ sitDown }) => {
  const alex = await sitDown('admin@demo.test')
  const ana = await sitDown(DISPATCHER)
  const { city } = await board(ana)
  await give(alex, { kind: 'PublishPolicy', serviceCode: 'graffiti', targets: { acknowledge: 'PT12S' }, calendarId: 'always', pausedBy: [] })
  const requestId = uuidv7()
  await give(ana, { kind: 'ReceiveRequest', requestId, serviceCode: 'graffiti', place: city!.center, description: 'Fresh paint', source: 'phone' })
  const mine = card(ana, requestId)
  const option = ana.page.locator(`#card-${requestId}`)
  const look = async () => ({
    shape: await mine.locator('svg').first().evaluate((svg) => [...svg.querySelectorAll('path')].map((path) => path.getAttribute('d')).join('|')),
    colour: await mine.locator('.end > *').first().evaluate((timer) => getComputedStyle(timer).color),
  })
  await expect(option).toHaveAttribute('aria-label', /on track/)
  const calm = await look()
  await expect(option).toHaveAttribute('aria-label', /at risk/, { timeout: 10_000 })
  const risky = await look()
  await expect(option).toHaveAttribute('aria-label', /breached/, { timeout: 10_000 })
  const late = await look()
  for (const trait of ['shape', 'colour'] as const) expect(new Set([calm[trait], risky[trait], late[trait]]).size, trait).toBe(3)
  await expect.poll(async () => (await board(ana)).requests.find(({ id }) => id === requestId)?.breaches).toMatchObject([{ clock: 'acknowledge', round: 1 }])
})

test('Escape leaves a new call, also out of its fields; nothing was stored, and nothing that was said is lost', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const { seq } = await board(ana)
  await ana.page.keyboard.press('c')
  const form = ana.page.getByRole('form', { name: 'New call' })
  await form.getByLabel('In their words').fill('Never mind')
  await ana.page.keyboard.press('Escape')
  await expect(form).toBeHidden()
  expect((await board(ana)).seq).toBe(seq)
  await ana.page.keyboard.press('c')
  await expect(form.getByLabel('In their words')).toHaveValue('Never mind')
})
