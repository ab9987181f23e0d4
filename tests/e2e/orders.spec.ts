import { board, card, crewWith, expect, requestOf, test, type Desk } from './city.ts'

const DISPATCHER = 'dispatcher@demo.test'
const find = async (desk: Desk, requestId: string) => (await board(desk)).requests.find(({ id }) => id === requestId)!
const short = (number: string) => String(Number(number.slice(3)))
const order = async ({ page }: Desk, line: string) => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(line)
  await page.keyboard.press('Enter')
}

test('who types `a t6 Enter` faster than a dialog can open gives to Truck 6, and nothing else happens', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const tree = await requestOf(ana, 'tree-blocking')
  const six = await crewWith(ana, '6')
  await card(ana, tree.id).click()
  // All in one task of the browser: nothing can have been drawn in between.
  await ana.page.evaluate(() => {
    for (const key of ['a', 't', '6', 'Enter']) (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  })
  await expect.poll(async () => (await find(ana, tree.id)).status).toBe('assigned')
  expect(await find(ana, tree.id)).toMatchObject({ crewId: six.id })
  await expect(ana.page.getByRole('dialog')).toBeHidden()
})

test('orders are typed: several given at once, one held, one refused in a line that does nothing', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const [signal, flood, tree] = [await requestOf(ana, 'signal-out'), await requestOf(ana, 'street-flooding'), await requestOf(ana, 'tree-blocking')]
  const six = await crewWith(ana, '6')
  await order(ana, `a ${short(signal.number)} ${short(flood.number)} t6`)
  await expect.poll(async () => (await crewWith(ana, '6')).run).toEqual([...six.run, signal.id, flood.id])
  await order(ana, `hold ${short(tree.number)} weather +2h`)
  await expect.poll(async () => find(ana, tree.id)).toMatchObject({ status: 'on-hold', hold: { reason: 'weather', owner: 'Ana Keller' } })

  // The desk itself must have it: an order is judged by the board on the screen.
  await ana.page.getByRole('button', { name: 'All open' }).click()
  await expect(card(ana, tree.id)).toContainText('hold')

  const before = (await board(ana)).seq
  await order(ana, `hold ${short(tree.number)} parts 15:00`)
  await expect(ana.page.getByRole('option', { name: `${tree.number} is on hold: holding is not possible.` })).toBeVisible()
  expect((await board(ana)).seq).toBe(before)
})

test('with single keys off no letter acts; arrows, Enter, Escape and Ctrl K still do, after a reload too', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  await ana.page.keyboard.press('?')
  await ana.page.getByRole('switch', { name: /Single keys/ }).uncheck()
  await ana.page.keyboard.press('Escape')
  await ana.page.reload()
  await ana.page.locator('[data-request]').first().waitFor()
  for (const key of ['j', 'c', '/', 'g', 'q', '?']) await ana.page.keyboard.press(key)
  await expect(ana.page.locator('[aria-selected="true"], [role="dialog"], form')).toHaveCount(0)
  await expect(ana.page.locator('kbd', { hasText: /^c$/ })).toBeHidden()
  await ana.page.getByRole('listbox').focus()
  await ana.page.keyboard.press('ArrowDown')
  await ana.page.keyboard.press('Enter')
  await expect(ana.page.getByRole('button', { name: 'Close the detail' })).toBeVisible()
  await ana.page.keyboard.press('Escape')
  await ana.page.keyboard.press('Control+k')
  await expect(ana.page.getByRole('combobox', { name: 'What to do' })).toBeFocused()
})

test('a link opens cold: who is signed out signs in and is where it leads; back closes the detail', async ({ sitDown, city }) => {
  const ana = await sitDown(DISPATCHER)
  const tree = await requestOf(ana, 'tree-blocking')
  const luis = await sitDown('dispatcher2@demo.test', { url: `${city.url}/?request=${tree.number}&show=all-open&age=24h` })
  await expect(luis.page.getByRole('article', { name: new RegExp(tree.number) })).toBeVisible()
  await expect(luis.page.getByRole('button', { name: 'All open' })).toHaveAttribute('aria-pressed', 'true')
  await luis.page.keyboard.press('Escape')
  await luis.page.keyboard.press('j')
  await luis.page.keyboard.press('Enter')
  await expect(luis.page).toHaveURL(/request=\d\d-\d{5}/)
  await luis.page.goBack()
  await expect(luis.page.getByRole('button', { name: 'Close the detail' })).toBeHidden()
  await luis.page.goto(`${city.url}/?request=99-00001`)
  await expect(luis.page.getByText('There is no request 99-00001.')).toBeVisible()
})

test('filters hide and say so; words find what is open, given or not; a card’s menu copies its link', async ({ sitDown }) => {
  const ana = await sitDown(DISPATCHER)
  const given = (await board(ana)).requests.find(({ status }) => status === 'en-route')!
  await expect(card(ana, given.id)).toBeHidden()
  await ana.page.keyboard.press('/')
  await ana.page.keyboard.type(given.number)
  await expect(ana.page.locator('[data-queue] [data-request]')).toHaveCount(1)
  await expect(ana.page).toHaveURL(new RegExp(`q=${given.number}`))
  await ana.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await card(ana, given.id).click({ button: 'right' })
  await ana.page.getByRole('menuitem', { name: 'Copy link' }).click()
  await expect.poll(() => ana.page.evaluate(() => navigator.clipboard.readText())).toBe(`${ana.url}/?request=${given.number}`)
  await ana.page.keyboard.press('/')
  await ana.page.keyboard.type('zzzz')
  await expect(ana.page.getByText('Nothing open matches the filters')).toBeVisible()
  await ana.page.getByRole('button', { name: 'Show all open' }).click()
  await expect(ana.page.locator('[data-queue] [data-request]').first()).toBeVisible()
})
