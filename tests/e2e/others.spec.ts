import { board, card, crewCard, crewWith, expect, requestOf, test, type Desk } from './city.ts'

const DISPATCHER = 'dispatcher@demo.test'
const SECOND = 'dispatcher2@demo.test'
const SOON = { timeout: 1_000 }

interface Point {
  x: number
  y: number
}
const middle = async (locator: ReturnType<typeof crewCard>): Promise<Point> => {
  const box = (await locator.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
async function lift({ page }: Desk, at: Point): Promise<void> {
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + 14, at.y + 10, { steps: 4 })
}
/** Signing in has shown the board; presence comes a moment after it. */
const meets = (desk: Desk, name: string) => expect(desk.page.getByRole('button', { name: `Who else is here: ${name}` })).toBeVisible()

test('[U5] who is on the phone about a request is named on every other screen, warns there, and forbids nothing', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const luis = await sitDown(SECOND)
  await meets(ana, 'Luis Marin')
  const flood = await requestOf(ana, 'street-flooding')
  const crew = await crewWith(ana, '6')
  const { seq } = await board(ana)

  await card(luis, flood.id).click()
  await luis.page.keyboard.press('p')
  await expect(card(ana, flood.id)).toContainText('Luis is on the phone', SOON)
  await expect(card(luis, flood.id)).toContainText('You are on the phone · 5 min')
  expect((await board(ana)).seq).toBe(seq)

  await card(ana, flood.id).click()
  await expect(ana.page.getByText('Luis is on the phone about this.')).toBeVisible()
  await expect(card(luis, flood.id).locator('[title="Ana Keller looks at it"]')).toBeVisible()
  await ana.page.keyboard.press('a')
  await expect(ana.page.getByRole('dialog').getByText('Luis is on the phone about this.')).toBeVisible()
  await ana.page.keyboard.type(crew.badge, { delay: 60 })
  await ana.page.keyboard.press('Enter')
  await expect.poll(async () => (await board(ana)).requests.find(({ id }) => id === flood.id)).toMatchObject({ status: 'assigned', crewId: crew.id })
  await expect(ana.page.getByText('Luis is on the phone about this.')).toBeVisible()

  await luis.page.keyboard.press('p')
  await expect(ana.page.getByText('Luis is on the phone about this.')).toBeHidden(SOON)
  await luis.page.keyboard.press('p')
  await expect(ana.page.getByText('Luis is on the phone about this.')).toBeVisible(SOON)
  await luis.context.close()
  await expect(ana.page.getByText('Luis is on the phone about this.')).toBeHidden()
})

test('[U6] what another drags is seen over the crew and on the map within a second, for as long as it is held', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const luis = await sitDown(SECOND)
  await meets(ana, 'Luis Marin')
  const tree = await requestOf(ana, 'tree-blocking')
  const crew = await crewWith(ana, '6')
  const label = `Luis: ${tree.number}`
  const map = luis.page.locator('[data-view]').first()
  await map.waitFor({ timeout: 40_000 })
  await ana.page.locator('[data-view]').first().waitFor({ timeout: 40_000 })

  const at = (await card(luis, tree.id).boundingBox())!
  await lift(luis, { x: at.x + 60, y: at.y + 20 })
  await expect(card(ana, tree.id)).toContainText('Luis is moving it', SOON)
  const over = await middle(crewCard(luis, crew.id))
  await luis.page.mouse.move(over.x, over.y, { steps: 8 })
  await expect(crewCard(ana, crew.id)).toContainText(label, SOON)

  const center = await middle(map)
  await luis.page.mouse.move(center.x, center.y, { steps: 8 })
  const ghost = ana.page.getByRole('region', { name: 'Map', exact: true }).getByText(label)
  // Both maps begin alike: what is under his hand is where he has it. It glides there.
  const isAt = (x: number) => expect.poll(async () => Math.abs((await ghost.boundingBox())!.x - x), { timeout: 2_000 }).toBeLessThan(40)
  await expect(ghost).toBeVisible(SOON)
  await expect(crewCard(ana, crew.id)).not.toContainText(label)
  await isAt(center.x)
  await luis.page.mouse.move(center.x + 120, center.y + 40, { steps: 8 })
  await isAt(center.x + 120)

  await ana.page.waitForTimeout(6_000)
  await expect(ghost).toBeVisible()
  await luis.page.keyboard.press('Escape')
  await luis.page.mouse.up()
  await expect(ghost).toBeHidden(SOON)
  await expect(card(ana, tree.id)).not.toContainText('Luis is moving it')
})

test('[U3] who is here is listed with what they do, and leads to it', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const luis = await sitDown(SECOND)
  await meets(luis, 'Ana Keller')
  const flood = await requestOf(ana, 'street-flooding')
  await card(luis, flood.id).click()
  const who = ana.page.getByRole('button', { name: 'Who else is here: Luis Marin' })
  await who.click()
  const line = ana.page.getByRole('menuitem', { name: /Luis Marin/ })
  await expect(line).toContainText(`Dispatcher Looks at ${flood.number}`)
  await line.click()
  await expect(ana.page.getByRole('article', { name: new RegExp(flood.number) })).toBeVisible()
  await expect(ana.page.getByText('Luis looks at it too.')).toBeVisible()
  await luis.context.close()
  await expect(who).toBeHidden()
})
