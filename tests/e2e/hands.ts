import type { Locator, Page } from '@playwright/test'
import { board, expect, give, type Desk } from './city.ts'

export interface Point {
  x: number
  y: number
}

export const middle = async (locator: Locator): Promise<Point> => {
  const box = (await locator.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A hand that takes hold at a point, carries, and lets go over the last. */
export async function drag({ page }: Desk, from: Point, ...to: Point[]): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 14, from.y + 6, { steps: 4 })
  for (const { x, y } of to) await page.mouse.move(x, y, { steps: 8 })
  await page.mouse.up()
}

/** Where a place lies in the window: Web Mercator (EPSG:3857) with tiles of 512 pixels, as the map says it stands. */
export async function onScreen(page: Page, { lng, lat }: { lng: number; lat: number }): Promise<Point> {
  const map = page.locator('[data-view]').first()
  await map.waitFor({ timeout: 40_000 })
  const [centerLng, centerLat, zoom] = (await map.getAttribute('data-view'))!.split(' ').map(Number) as [number, number, number]
  const world = 512 * 2 ** zoom
  const y = (degrees: number) => (0.5 - Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI)) * world
  const box = (await map.boundingBox())!
  return { x: box.x + box.width / 2 + ((lng - centerLng) / 360) * world, y: box.y + box.height / 2 + y(lat) - y(centerLat) }
}

/** A block on a crew's curb, and a row of its run list. */
export const block = ({ page }: Desk, crewId: string, requestId: string) => page.locator(`[data-crew="${crewId}"] [data-curb] [data-job="${requestId}"]`)
export const runRow = ({ page }: Desk, crewId: string, requestId: string) => page.locator(`[data-crew="${crewId}"] [data-rows] [data-job="${requestId}"]`)
export const curb = ({ page }: Desk, crewId: string) => page.locator(`[data-crew="${crewId}"] [data-curb]`)
export const crewHead = ({ page }: Desk, crewId: string) => page.locator(`#crew-${crewId}`)

export const runOf = async (desk: Desk, crewId: string): Promise<string[]> => (await board(desk)).crews.find(({ id }) => id === crewId)!.run
export const expectRun = (desk: Desk, crewId: string, run: string[]) => expect.poll(() => runOf(desk, crewId), { timeout: 8_000 }).toEqual(run)

/** Gives requests to a crew one by one, as another screen would, and waits until this screen shows it. */
export async function giveRun(desk: Desk, crewId: string, requestIds: string[]): Promise<void> {
  for (const requestId of requestIds) await give(desk, { kind: 'AssignCrew', requestId, crewId, seenSeq: (await board(desk)).seq })
  await expect(block(desk, crewId, requestIds.at(-1)!)).toBeVisible()
}
