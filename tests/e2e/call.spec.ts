import AxeBuilder from '@axe-core/playwright'
import { uuidv7 } from 'uuidv7'
import { board, card, crewWith, expect, give, requestOf, test, type Desk } from './city.ts'

const DISPATCHER = 'dispatcher@demo.test'
/** Forty words a minute: who types with a phone at the ear. */
const SECONDS_A_KEY = 0.3

const form = ({ page }: Desk) => page.getByRole('form', { name: 'New call' })
const field = (desk: Desk, label: string) => form(desk).getByLabel(label)

/** The hands: only keys, counted. */
function hands({ page }: Desk) {
  let keys = 0
  return {
    get keys() {
      return keys
    },
    async type(text: string) {
      keys += text.length
      await page.keyboard.type(text, { delay: 25 })
    },
    async press(...presses: string[]) {
      for (const each of presses) {
        keys += each.split('+').length
        await page.keyboard.press(each)
      }
    },
  }
}
const newest = async (desk: Desk, serviceCode: string) =>
  (await board(desk)).requests.filter((request) => request.serviceCode === serviceCode).sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))[0]!

test('a call by keys alone, in less than thirty seconds of typing: service, a known address, caller, words, saved', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, { width: 1440, height: 900 })
  const before = (await board(ana)).requests.find(({ place }) => place.address === '512 Wilhelm Rd')!
  const hand = hands(ana)
  const started = Date.now()
  await hand.press('c')
  await hand.type('trash')
  await expect(form(ana).locator('.grey').first()).toContainText('Missed trash')
  await hand.press('Tab')
  await hand.type('512')
  await expect(form(ana).locator('.grey')).toContainText('512 Wilhelm Rd')
  await hand.press('Tab')
  await hand.type('717-555-0168')
  await hand.press('Tab')
  await hand.type('Denise Ortiz')
  await hand.press('Tab')
  await hand.type('Skipped us again, both bins.')
  await expect(form(ana).getByText(/Missed trash: the target here is to finish by/)).toBeVisible()
  await hand.press('Enter')
  await expect(form(ana)).toBeHidden()
  expect(Date.now() - started).toBeLessThan(30_000)
  expect(hand.keys * SECONDS_A_KEY, `${hand.keys} keys`).toBeLessThan(30)

  const saved = await newest(ana, 'missed-trash')
  expect(saved).toMatchObject({ status: 'received', source: 'phone', verified: true, description: 'Skipped us again, both bins.', place: before.place })
  await expect(card(ana, saved.id).getByRole('option')).toHaveAttribute('aria-selected', 'true')
})

test('an address nobody knows: the pin begins where the eye is and goes by Alt and arrows, the field keeps the keys', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, { width: 1440, height: 900 })
  const map = ana.page.locator('[data-view]').first()
  await map.waitFor({ timeout: 40_000 })
  const hand = hands(ana)
  await hand.press('c')
  await hand.type('graffiti')
  await hand.press('Tab')
  await hand.type('999 Nowhere Ln')
  await hand.press('Enter')
  await expect(field(ana, 'Where')).toBeFocused()
  await expect(form(ana).getByRole('alert')).toContainText('Alt and arrows put the pin')
  const view = await map.getAttribute('data-view')
  await hand.press('Alt+ArrowRight')
  const pin = ana.page.locator('.pin')
  await expect(pin).toBeVisible()
  const from = (await pin.boundingBox())!
  const panel = (await form(ana).boundingBox())!
  expect(from.x).toBeGreaterThan(panel.x + panel.width)
  await hand.press('Alt+Shift+ArrowDown', 'Alt+Shift+ArrowDown')
  await expect.poll(async () => Math.round((await pin.boundingBox())!.y - from.y)).toBe(48)
  expect(await map.getAttribute('data-view')).toBe(view)
  await expect(field(ana, 'Where')).toBeFocused()
  await hand.press('Enter')
  await expect(field(ana, 'Number')).toBeFocused()
  await hand.press('Control+Enter')
  await expect(form(ana)).toBeHidden()
  const saved = await newest(ana, 'graffiti')
  expect(saved).toMatchObject({ description: 'Graffiti. Reported by phone.', place: { address: '999 Nowhere Ln' } })
  expect(saved.place.unknown).toBeUndefined()
})

test('a caller who cannot say where: place unknown is a choice of its own', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const hand = hands(ana)
  await hand.press('c')
  await hand.type('deer')
  await hand.press('Tab')
  await hand.type('by the old mill')
  await hand.press('Alt+u', 'Control+Enter')
  await expect(form(ana)).toBeHidden()
  expect((await newest(ana, 'dead-animal')).place).toMatchObject({ unknown: true, address: 'by the old mill' })
})

test('the same problem: Alt S adds the caller to what is known', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const known = await requestOf(ana, 'wires-down')
  const hand = hands(ana)
  await hand.press('c')
  await hand.type('wire')
  await hand.press('Tab')
  await hand.type('3320')
  await expect(form(ana).getByRole('region', { name: 'Maybe the same one' })).toContainText(known.number.slice(-5))
  await hand.press('Alt+s')
  await expect(form(ana)).toBeHidden()
  await expect.poll(async () => (await board(ana)).requests.find(({ id }) => id === known.id)?.reportCount).toBe(known.reportCount + 1)
  await expect(card(ana, known.id).getByRole('option')).toHaveAttribute('aria-selected', 'true')
})

test('saved and given without leaving the keys, while the board lives on beside it', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const luis = await sitDown('dispatcher2@demo.test')
  const crew = await crewWith(ana, '6')
  const hand = hands(ana)
  await hand.press('c')
  await hand.type('sinkhole')
  await hand.press('Tab')
  await hand.type('40.04, -86.13')
  const requestId = uuidv7()
  const { city } = await board(luis)
  await give(luis, { kind: 'ReceiveRequest', requestId, serviceCode: 'wires-down', place: city!.center, description: 'Another', source: 'phone' })
  await expect(card(ana, requestId)).toBeVisible()
  await expect(field(ana, 'Where')).toBeFocused()
  await hand.press('Alt+Enter')
  await expect(ana.page.getByRole('dialog', { name: /Give/ })).toBeVisible()
  await hand.type('t6')
  await hand.press('Enter')
  await expect.poll(async () => newest(ana, 'sinkhole')).toMatchObject({ status: 'assigned', crewId: crew.id, place: { lng: -86.13, lat: 40.04 } })
})

test('Enter goes on through number and name: the words after it are written down and nothing else moves on the board', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER, { width: 1440, height: 900 })
  const { seq } = await board(ana)
  const { keyboard } = ana.page
  await keyboard.press('c')
  await keyboard.type('trash')
  await expect(form(ana).locator('.grey').first()).toContainText('Missed trash')
  await keyboard.press('Enter')
  await keyboard.type('77 Unheard Of Rd')
  await expect(form(ana).getByRole('button', { name: /Place unknown/ })).toBeVisible()
  await keyboard.press('Alt+ArrowUp')
  for (const each of ['', '717-555-0168', 'Denise Ortiz', 'please hold, they skipped us and a bin is gone']) {
    await keyboard.type(each)
    await keyboard.press('Enter')
  }
  // A hand that goes on: while the answer is out the form keeps it, after that it is swallowed for a moment.
  await keyboard.type(' x u h p r')
  await expect.poll(async () => (await newest(ana, 'missed-trash')).description).toBe('please hold, they skipped us and a bin is gone')
  expect((await board(ana)).seq).toBe(seq + 1)
  await expect(ana.page.getByRole('dialog')).toBeHidden()
})

test('Tab from a place nobody knows goes to the number', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const hand = hands(ana)
  await hand.press('c')
  await hand.type('deer')
  await hand.press('Tab')
  await hand.type('77 Unheard Of Rd')
  await expect(form(ana).getByRole('button', { name: /Place unknown/ })).toBeVisible()
  await hand.press('Tab')
  await expect(field(ana, 'Number')).toBeFocused()
})

for (const slowMs of [0, 3_000]) {
  test(`the crew typed at once after Save and give is given to, also where the answer takes ${slowMs} ms`, async ({ sitDown }) => {
    const ana = await sitDown(DISPATCHER)
    const crew = await crewWith(ana, '9')
    await ana.page.route('**/api/commands', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, slowMs))
      await route.continue()
    })
    const { keyboard } = ana.page
    await keyboard.press('c')
    await keyboard.type('sinkhole')
    await keyboard.press('Tab')
    await keyboard.type('40.04, -86.13')
    for (const key of ['Alt+Enter', 't', '9', 'Enter']) await keyboard.press(key)
    await expect.poll(async () => newest(ana, 'sinkhole'), { timeout: 15_000 }).toMatchObject({ status: 'assigned', crewId: crew.id })
    await expect(ana.page.getByRole('dialog')).toBeHidden()
  })
}

test('while the server does not answer nothing is lost, it says so, and it is stored once', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const { length } = (await board(ana)).requests
  await ana.page.route('**/api/commands', (route) => route.abort())
  const hand = hands(ana)
  await hand.press('c')
  await hand.type('graffiti')
  await hand.press('Tab')
  await hand.type('Library')
  await hand.press('Tab', 'Tab', 'Tab')
  await hand.type('All over the door.')
  await hand.press('Enter', 'Enter')
  await expect(form(ana).getByRole('alert')).toContainText('does not answer yet')
  await expect(field(ana, 'In their words')).toHaveValue('All over the door.')
  await ana.page.unroute('**/api/commands')
  await expect(form(ana)).toBeHidden({ timeout: 30_000 })
  expect((await board(ana)).requests).toHaveLength(length + 1)
})

test('a second caller takes nothing from the first', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const hand = hands(ana)
  await hand.press('c')
  await hand.type('signal')
  await hand.press('Escape')
  await expect(ana.page.getByRole('button', { name: /Call kept/ })).toBeVisible()
  await hand.press('c', 'Alt+n')
  await hand.type('deer')
  await hand.press('Alt+k')
  const [panel, timer, kept] = await Promise.all([form(ana), form(ana).getByRole('timer'), form(ana).getByRole('button', { name: '1 kept' })].map(async (part) => (await part.boundingBox())!))
  expect(timer!.x + timer!.width).toBeLessThanOrEqual(panel!.x + panel!.width - 12)
  expect(timer!.x).toBeGreaterThanOrEqual(kept!.x + kept!.width)
  expect(await form(ana).getByRole('timer').evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true)
  await expect(field(ana, 'What is it')).toHaveValue('signal')
  await hand.press('Alt+d')
  await expect(form(ana).getByRole('alert')).toContainText('drops')
  await hand.press('Alt+d')
  await expect(form(ana)).toBeHidden()
  await hand.press('c')
  await expect(field(ana, 'What is it')).toHaveValue('deer')
})

test('a dangerous answer says to call for help first, and goes along', async ({ sitDown }) => {
  const alex = await sitDown('admin@demo.test')
  const ana = await sitDown(DISPATCHER)
  await give(alex, {
    kind: 'DefineService', code: 'gas', name: 'Smell of gas', group: 'Emergencies', glyph: 'leak', priority: 'P0',
    questions: [{ code: 'inside', text: 'Is it inside a building?', kind: 'yes-no', required: true, danger: true }],
  })
  const hand = hands(ana)
  await hand.press('c')
  await hand.type('smell of')
  await hand.press('Tab')
  await hand.type('Library')
  await hand.press('Tab', 'Control+Enter')
  await expect(form(ana).getByRole('alert')).toContainText('Still to ask')
  await hand.press('1')
  await expect(form(ana).getByRole('alert')).toContainText('call 911 now')
  await expect(field(ana, 'In their words')).toBeFocused()
  await hand.press('Enter')
  await expect(form(ana)).toBeHidden()
  expect(await newest(ana, 'gas')).toMatchObject({ answers: { inside: 'yes' } })
})

for (const theme of ['dark', 'light'] as const) {
  test(`a call half taken has nothing that axe objects to (${theme})`, async ({ sitDown }) => {
    const ana = await sitDown(DISPATCHER, { theme, width: 1440, height: 900 })
    const hand = hands(ana)
    await hand.press('c')
    await hand.type('wire')
    await hand.press('Tab')
    await hand.type('zz')
    for (const step of ['unheard of', 'offers', 'told'] as const) {
      if (step === 'unheard of') await expect(form(ana).getByRole('button', { name: /Place unknown/ })).toBeVisible()
      if (step === 'offers') {
        await hand.press('Backspace', 'Backspace')
        await hand.type('33')
        await expect(form(ana).getByRole('option')).toHaveCount(1)
      }
      if (step === 'told') await hand.press('Tab')
      const { violations } = await new AxeBuilder({ page: ana.page }).include('form[aria-label="New call"]').analyze()
      expect(violations.map(({ id, nodes }) => [step, id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))])).toEqual([])
    }
  })
}
