import { board, card, crewCard, crewWith, expect, requestOf, test, type Desk } from './city.ts'
import { drag, middle, onScreen, type Point } from './hands.ts'

const DISPATCHER = 'dispatcher@demo.test'

/** The sign stands on a post; its foot is the place. */
const pinOf = async (desk: Desk, place: { lng: number; lat: number }): Promise<Point> => {
  const foot = await onScreen(desk.page, place)
  return { x: foot.x, y: foot.y - 26 }
}

const isWith = (desk: Desk, requestId: string, crewId: string) =>
  expect.poll(async () => (await board(desk)).requests.find(({ id }) => id === requestId)).toMatchObject({ status: 'assigned', crewId })

test('a sign dragged from the map onto a crew in the list', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, { width: 1440, height: 900 })
  const request = await requestOf(ana, 'dead-animal')
  const crew = await crewWith(ana, '6')
  await drag(ana, await pinOf(ana, request.place), await middle(crewCard(ana, crew.id)))
  await isWith(ana, request.id, crew.id)
})

test('a card dragged from the queue onto a truck on the map', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, { width: 1440, height: 900 })
  const request = await requestOf(ana, 'street-flooding')
  const crew = await crewWith(ana, '6')
  const truck = (await board(ana)).positions.find(({ crewId }) => crewId === crew.id)!
  const from = (await card(ana, request.id).boundingBox())!
  await drag(ana, { x: from.x + 60, y: from.y + 20 }, await onScreen(ana.page, truck))
  await isWith(ana, request.id, crew.id)
})

test('a sign dragged from the map onto a truck on the map', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, { width: 1440, height: 900 })
  const request = await requestOf(ana, 'tree-blocking')
  const crew = await crewWith(ana, '6')
  const truck = (await board(ana)).positions.find(({ crewId }) => crewId === crew.id)!
  await drag(ana, await pinOf(ana, request.place), await onScreen(ana.page, truck))
  await isWith(ana, request.id, crew.id)
})

test('a drag that is let go over nothing, or ended by Escape, gives nothing', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, { width: 1440, height: 900 })
  const request = await requestOf(ana, 'street-flooding')
  const crew = await crewWith(ana, '6')
  const { seq } = await board(ana)
  const from = (await card(ana, request.id).boundingBox())!
  const map = await onScreen(ana.page, (await board(ana)).city!.center)
  await drag(ana, { x: from.x + 60, y: from.y + 20 }, { x: map.x + 200, y: map.y - 260 })
  const to = await middle(crewCard(ana, crew.id))
  await ana.page.mouse.move(from.x + 60, from.y + 20)
  await ana.page.mouse.down()
  await ana.page.mouse.move(to.x, to.y, { steps: 8 })
  await ana.page.keyboard.press('Escape')
  await ana.page.mouse.up()
  await ana.page.waitForTimeout(500)
  expect((await board(ana)).seq).toBe(seq)
})

test('a drag of the empty map moves the map; a click on a sign opens its request', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, { width: 1440, height: 900 })
  const request = await requestOf(ana, 'dead-animal')
  const pin = await pinOf(ana, request.place)
  const map = ana.page.locator('[data-view]').first()
  const before = await map.getAttribute('data-view')
  await ana.page.mouse.click(pin.x, pin.y)
  await expect(ana.page.getByRole('article', { name: new RegExp(request.number) })).toBeVisible()
  await ana.page.keyboard.press('Escape')

  const box = (await map.boundingBox())!
  await drag(ana, { x: box.x + box.width - 60, y: box.y + 60 }, { x: box.x + box.width - 220, y: box.y + 140 })
  await expect(map).not.toHaveAttribute('data-view', before!, { timeout: 10_000 })
})
