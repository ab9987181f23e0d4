import type { Browser } from 'playwright'
import { uuidv7 } from 'uuidv7'
import type { BenchCity } from '../city.ts'
import { mapIdle, signIn, sitDown } from '../desk.ts'
import type { Figure } from '../table.ts'

/** From the server's answer to one hand until another's screen has changed; maps idle. */
export async function seenElsewhere(browser: Browser, city: BenchCity, times: number, about: string): Promise<Figure> {
  const desk = await sitDown(browser, city.url)
  await signIn(desk)
  await mapIdle(desk)
  const values: number[] = []
  for (let i = 0; i < times; i++) {
    const requestId = uuidv7()
    const { city: town } = await city.board()
    // Timed on the page's own clock: when the card stands in the queue, in milliseconds since 1970.
    const seen = desk.page.evaluate((id) => new Promise<number>((resolve) => {
      new MutationObserver((_, watch) => {
        if (!document.querySelector(`[data-request="${id}"]`)) return
        watch.disconnect()
        resolve(Date.now())
      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-request'] })
    }), requestId)
    await city.admin.give([{ kind: 'ReceiveRequest', commandId: uuidv7(), requestId, serviceCode: 'wires-down', place: town!.center, description: `Line down ${i}.`, source: 'phone' }])
    const answered = Date.now()
    values.push((await seen) - answered)
    await desk.page.waitForTimeout(500)
  }
  await desk.close()
  return { name: 'taken at one desk, seen at another', unit: 'ms', goal: 1_000, values, about }
}
