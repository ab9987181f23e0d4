import type { Browser } from 'playwright'
import type { BenchCity } from '../city.ts'
import { mapIdle, signIn, sitDown } from '../desk.ts'
import type { Figure } from '../table.ts'

const KB = 1_000

/** All that a desk fetches from a cold cache until the map stands, faces included: as gzip, and as it travels to a browser. The city's data is not counted. */
export async function firstLoad(browser: Browser, city: BenchCity): Promise<Figure[]> {
  const files = new Set<string>(['/'])
  const desk = await sitDown(browser, city.url, {
    seen: (path) => {
      if (path.startsWith('/assets/')) files.add(path)
    },
  })
  await signIn(desk)
  await mapIdle(desk)
  await desk.close()
  const total = async (encoding: string) => {
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
    { name: 'first load, gzip', unit: 'kB', goal: 700, values: [await total('gzip')], about: `${files.size} files` },
    { name: 'first load, as a browser asks for it', unit: 'kB', goal: 700, values: [await total('br')], about: 'brotli' },
  ]
}
