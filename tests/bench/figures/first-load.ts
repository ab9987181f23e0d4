import type { Browser } from 'playwright'
import type { BenchCity } from '../city.ts'
import { mapIdle, signIn, sitDown } from '../desk.ts'
import type { Figure } from '../table.ts'

const KB = 1_000

/**
 * What a desk fetches from a cold cache until the board and its map stand, faces included, and what it fetches
 * after: as gzip, and as it travels to a browser. The city's data and its map tiles are not counted.
 */
export async function firstLoad(browser: Browser, city: BenchCity): Promise<Figure[]> {
  const askedAt = new Map<string, number>([['/', 0]])
  const desk = await sitDown(browser, city.url, {
    seen: (path, at) => {
      if (path.startsWith('/assets/') && !askedAt.has(path)) askedAt.set(path, at)
    },
  })
  await signIn(desk)
  await mapIdle(desk)
  const stands = await desk.page.waitForFunction(() => {
    const [mark] = performance.getEntriesByName('board-stands')
    return mark && performance.timeOrigin + mark.startTime
  })
  const stoodAt = Number(await stands.jsonValue())
  await desk.page.waitForLoadState('networkidle')
  await desk.close()
  const first = [...askedAt].filter(([, at]) => at < stoodAt).map(([file]) => file)
  const later = [...askedAt].filter(([, at]) => at >= stoodAt).map(([file]) => file)
  const total = async (files: readonly string[], encoding: string) => {
    let bytes = 0
    for (const file of files) {
      const answer = await fetch(city.url + file, { headers: { 'Accept-Encoding': encoding } })
      const body = (await answer.arrayBuffer()).byteLength
      // Fetch unpacks what it gets: the length on the wire is the header's.
      bytes += Number(answer.headers.get('content-length') ?? body)
    }
    return bytes / KB
  }
  return [
    { name: 'first load, gzip', unit: 'kB', goal: 700, values: [await total(first, 'gzip')], about: `${first.length} files` },
    { name: 'first load, as a browser asks for it', unit: 'kB', goal: 700, values: [await total(first, 'br')], about: 'brotli' },
    { name: 'fetched once the board stands, gzip', unit: 'kB', values: [await total(later, 'gzip')], about: `${later.length} files: menus, dialogs, forms` },
  ]
}
