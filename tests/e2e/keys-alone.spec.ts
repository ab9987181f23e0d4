import { board, expect, test, type Desk } from './city.ts'

const statusOf = async (desk: Desk, requestId: string) => (await board(desk)).requests.find(({ id }) => id === requestId)?.status

test('from the call to closed by keys alone: taken, given, worked, held and woken, resolved, closed', async ({ sitDown }) => {
  const ana = await sitDown('dispatcher@demo.test', { width: 1440, height: 900 })
  const { keyboard } = ana.page
  // No hand ever goes to the mouse: it lies outside the window.
  await ana.page.mouse.move(-10, -10)
  const known = new Set((await board(ana)).requests.map(({ id }) => id))

  await keyboard.press('c')
  await keyboard.type('debris', { delay: 20 })
  await expect(ana.page.getByRole('form', { name: 'New call' }).locator('.grey').first()).not.toBeEmpty()
  await keyboard.press('Tab')
  await keyboard.type('512', { delay: 20 })
  await expect(ana.page.getByRole('form', { name: 'New call' }).locator('.grey')).toContainText('512 Wilhelm Rd')
  await keyboard.press('Tab')
  await keyboard.press('Alt+Enter')
  await expect(ana.page.getByRole('dialog')).toBeVisible()
  await keyboard.type('7', { delay: 20 })
  await keyboard.press('Enter')
  await expect.poll(async () => (await board(ana)).requests.some(({ id, status }) => !known.has(id) && status === 'assigned')).toBe(true)
  const request = (await board(ana)).requests.find(({ id }) => !known.has(id))!
  const number = request.number.slice(-5)

  const order = async (line: string) => {
    await keyboard.press('Control+k')
    await keyboard.type(line, { delay: 20 })
    await keyboard.press('Enter')
  }
  await order(`go ${number}`)
  await expect(ana.page.getByRole('article', { name: new RegExp(request.number) })).toBeVisible()

  await keyboard.press('h')
  await expect(ana.page.getByRole('dialog')).toBeVisible()
  await keyboard.press('2')
  await keyboard.press('1')
  await keyboard.press('Enter')
  await expect.poll(() => statusOf(ana, request.id)).toBe('on-hold')
  await expect(ana.page.getByText(/Waits for weather, with Ana Keller/)).toBeVisible()
  await keyboard.press('h')
  await expect.poll(() => statusOf(ana, request.id)).toBe('assigned')

  await keyboard.press('r')
  await expect(ana.page.getByRole('dialog')).toBeVisible()
  await keyboard.press('1')
  await keyboard.press('1')
  await keyboard.press('Enter')
  await expect.poll(() => statusOf(ana, request.id)).toBe('resolved')
  await expect(ana.page.getByText('Resolved', { exact: true })).toBeVisible()
  await order(`close ${number}`)
  await expect(ana.page.getByRole('dialog', { name: 'Close it' })).toBeVisible()
  await keyboard.press('1')
  await keyboard.press('Enter')
  await expect.poll(() => statusOf(ana, request.id)).toBe('closed')
})
