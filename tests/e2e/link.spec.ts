import { board, card, crewWith, expect, give, requestOf, test } from './city.ts'
import { Wire } from './wire.ts'

const DISPATCHER = 'dispatcher@demo.test'
const SECOND = 'dispatcher2@demo.test'

test('[S6] a link that is cut says so within twelve seconds, stops the timers, and catches up when it is back', async ({ city, sitDown }) => {
  const wire = await Wire.to(city.port)
  const ana = await sitDown(DISPATCHER, { url: wire.url })
  const luis = await sitDown(SECOND)
  const flood = await requestOf(luis, 'street-flooding')
  const crew = await crewWith(luis, '6')
  await expect(ana.page.getByText(/^Live/)).toBeVisible()

  wire.cut()
  const cutAt = Date.now()
  const banner = ana.page.getByText(/Not live since/)
  await expect(banner).toBeVisible({ timeout: 14_000 })
  // Five seconds of silence belong to the heartbeat before the cut.
  expect(Date.now() - cutAt).toBeLessThan(12_500)
  const frozen = await card(ana, flood.id).textContent()
  await give(luis, { kind: 'AssignCrew', requestId: flood.id, crewId: crew.id, seenSeq: (await board(luis)).seq })
  await ana.page.waitForTimeout(2_500)
  expect(await card(ana, flood.id).textContent()).toBe(frozen)

  wire.mend()
  await expect(banner).toBeHidden({ timeout: 20_000 })
  await expect(card(ana, flood.id)).toBeHidden()
  wire.close()
})

test('a server that was killed under an open board comes back with everything it had promised', async ({ city, sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const flood = await requestOf(ana, 'street-flooding')
  const crew = await crewWith(ana, '6')
  const answer = await give(ana, { kind: 'AssignCrew', requestId: flood.id, crewId: crew.id, seenSeq: (await board(ana)).seq })
  expect(answer.outcome).toBe('accepted')
  await city.stop('SIGKILL')
  await expect(ana.page.getByText(/Not live since|does not answer/)).toBeVisible({ timeout: 14_000 })
  await city.start()
  await expect(ana.page.getByText(/^Live/)).toBeVisible({ timeout: 25_000 })
  expect((await board(ana)).requests.find(({ id }) => id === flood.id)).toMatchObject({ status: 'assigned', crewId: crew.id })

  const tree = await requestOf(ana, 'tree-blocking')
  await give(ana, { kind: 'AssignCrew', requestId: tree.id, crewId: crew.id, seenSeq: (await board(ana)).seq })
  await expect(card(ana, tree.id)).toBeHidden()
})

test('where WebSocket is blocked the board lives by polling, and says so', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, {
    prepare: async (page) => {
      await page.addInitScript(() => {
        window.WebSocket = class {
          constructor() {
            throw new Error('blocked')
          }
        } as never
      })
    },
  })
  const luis = await sitDown(SECOND)
  await expect(ana.page.getByText(/network blocks live connections/)).toBeVisible({ timeout: 20_000 })
  const flood = await requestOf(luis, 'street-flooding')
  const crew = await crewWith(luis, '6')
  await give(luis, { kind: 'AssignCrew', requestId: flood.id, crewId: crew.id, seenSeq: (await board(luis)).seq })
  await expect(card(ana, flood.id)).toBeHidden({ timeout: 5_000 })
})

test('signing out elsewhere takes the board away within a second', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  await ana.api.delete(`${ana.url}/api/session`, { headers: { Origin: ana.url } })
  await expect(ana.page.getByLabel('Password')).toBeVisible({ timeout: 3_000 })
})
