import { uuidv7 } from 'uuidv7'
import { board, crewCard, crewWith, expect, give, requestOf, test, type Desk } from './city.ts'
import { drag, middle, onScreen, type Point } from './hands.ts'

const DISPATCHER = 'dispatcher@demo.test'
const WIDE = { width: 1440, height: 900 }
/** Two stand beside their place, so far from it. */
const ASIDE_PX = 46

/** An open spot to the right of where the detail floats: nothing of the town within a fan's reach. */
async function openSpot(desk: Desk): Promise<{ lng: number; lat: number }> {
  const { requests, positions, city } = await board(desk)
  const others = await Promise.all([...requests.map(({ place }) => place), ...positions].map((each) => onScreen(desk.page, each)))
  const box = (await desk.page.locator('[data-view]').first().boundingBox())!
  const isFree = ({ x, y }: Point) =>
    x > box.x + 520 && x < box.x + box.width - 90 && y > box.y + 140 && y < box.y + box.height - 140 &&
    others.every((other) => Math.hypot(other.x - x, other.y - y) > 90)
  // Within a town the picture is as good as flat: two probes tell how many degrees a pixel has.
  const { lng, lat } = city!.center
  const [from, to] = [await onScreen(desk.page, { lng, lat }), await onScreen(desk.page, { lng: lng + 0.01, lat: lat + 0.01 })]
  for (let dx = 520; dx < box.width - 90; dx += 10) {
    for (let dy = 140; dy < box.height - 140; dy += 10) {
      const spot = { x: box.x + dx, y: box.y + dy }
      if (isFree(spot)) return { lng: lng + (0.01 * (spot.x - from.x)) / (to.x - from.x), lat: lat + (0.01 * (spot.y - from.y)) / (to.y - from.y) }
    }
  }
  throw new Error('the town is full')
}

/** Two calls from one address, on the map as one stack. */
async function twoAtOnePlace(desk: Desk): Promise<{ at: { lng: number; lat: number }; requestIds: [string, string] }> {
  const at = await openSpot(desk)
  const requestIds: [string, string] = [uuidv7(), uuidv7()]
  for (const [i, requestId] of requestIds.entries()) {
    await give(desk, { kind: 'ReceiveRequest', requestId, serviceCode: i === 0 ? 'pothole' : 'graffiti', place: at, description: 'At the same address.', source: 'phone' })
  }
  const chips = desk.page.getByRole('button', { name: 'All open' })
  await chips.click()
  for (const requestId of requestIds) await expect(desk.page.locator(`[data-request="${requestId}"]`).first()).toBeAttached()
  await desk.page.waitForTimeout(1_500)
  return { at, requestIds }
}

const fan = ({ page }: Desk) => page.getByRole('status').filter({ hasText: '2 requests at one place' })
const opened = async (desk: Desk, requestId: string) =>
  desk.page.getByRole('article', { name: new RegExp((await board(desk)).requests.find(({ id }) => id === requestId)!.number) })

async function openFan(desk: Desk, at: { lng: number; lat: number }): Promise<Point> {
  const stack = await onScreen(desk.page, at)
  await desk.page.mouse.click(stack.x, stack.y)
  await expect(fan(desk)).toBeAttached()
  await desk.page.waitForTimeout(800)
  return stack
}

test('two requests at one place fan out: each can be picked, and one is carried to a crew', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, WIDE)
  const { at, requestIds } = await twoAtOnePlace(ana)
  const { x, y } = await openFan(ana, at)

  await ana.page.mouse.click(x - ASIDE_PX, y)
  await expect(await opened(ana, requestIds[0])).toBeVisible()
  await ana.page.mouse.click(x + ASIDE_PX, y)
  await expect(await opened(ana, requestIds[1])).toBeVisible()

  const crew = await crewWith(ana, '6')
  await drag(ana, { x: x + ASIDE_PX, y }, await middle(crewCard(ana, crew.id)))
  await expect.poll(async () => (await board(ana)).requests.find(({ id }) => id === requestIds[1])).toMatchObject({ status: 'assigned', crewId: crew.id })
  expect((await board(ana)).requests.find(({ id }) => id === requestIds[0])!.status).toBe('received')
})

test('a fan opens by Enter for the selected request, goes by Escape alone, and falls in when one is left', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, WIDE)
  const { at, requestIds } = await twoAtOnePlace(ana)
  const { x, y } = await openFan(ana, at)
  await ana.page.mouse.click(x + ASIDE_PX, y)
  const detail = await opened(ana, requestIds[1])
  await expect(detail).toBeVisible()
  await ana.page.keyboard.press('Escape')
  await expect(fan(ana)).not.toBeAttached()
  await expect(detail).toBeVisible()

  await ana.page.locator('canvas.maplibregl-canvas').focus()
  await ana.page.keyboard.press('Enter')
  await expect(fan(ana)).toBeAttached()
  await ana.page.keyboard.press('ArrowRight')
  await expect(await opened(ana, requestIds[0])).toBeVisible()

  await give(ana, { kind: 'CancelRequest', requestId: requestIds[1], reason: 'Called in twice', seenSeq: (await board(ana)).seq })
  await expect(fan(ana)).not.toBeAttached()
})

test('x colours the map by status and by crew, says so, and the desk keeps it', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, WIDE)
  const request = await requestOf(ana, 'dead-animal')
  const { x, y } = await onScreen(ana.page, request.place)
  const sign = () => ana.page.screenshot({ clip: { x: x - 24, y: y - 50, width: 48, height: 54 } })
  await ana.page.waitForTimeout(1_500)
  const byClock = await sign()

  await ana.page.keyboard.press('x')
  await expect(ana.page.getByRole('button', { name: 'Colour by status' })).toBeVisible()
  await expect.poll(async () => byClock.equals(await sign())).toBe(false)
  await ana.page.getByRole('button', { name: 'Colour by status' }).click()
  await expect(ana.page.getByRole('menuitemradio', { name: 'status' })).toBeChecked()
  await expect(ana.page.getByRole('menu')).toContainText('under way')
  await ana.page.keyboard.press('Escape')
  await expect(ana.page.getByRole('menu')).not.toBeAttached()

  await ana.page.keyboard.press('x')
  await expect(ana.page.getByRole('button', { name: 'Colour by crew' })).toBeVisible()
  await ana.page.goto(ana.url)
  await expect(ana.page.getByRole('button', { name: 'Colour by crew' })).toBeVisible({ timeout: 30_000 })
})
