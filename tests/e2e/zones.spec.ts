import { Temporal } from 'temporal-polyfill'
import { expect, test } from './city.ts'

/** Zones whose rules have long stood: polyfill and engine alike read the time zone database of their own machine, and the newer one knows the newer law. */
const ZONES = ['America/New_York', 'America/Phoenix', 'America/St_Johns', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Auckland', 'Etc/GMT+12']
const YEARS = [2024, 2025, 2026, 2027, 2028]

test('the browser’s own time zones turn their clocks when the server’s do', async ({ page, city }) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await page.goto(city.url)
  await expect(page.getByLabel('E-mail')).toBeVisible()
  const own = await page.evaluate(([zones, years]) => {
    const engine = (globalThis as unknown as { Temporal?: typeof Temporal }).Temporal
    return engine && zones.flatMap((zone) => years.map((year) => {
      const at = engine.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(zone)
      return [at.offsetNanoseconds, at.getTimeZoneTransition('next')?.epochMilliseconds]
    }))
  }, [ZONES, YEARS] as const)
  // A browser without Temporal takes the server's own polyfill, which is fetched then and only then.
  expect(fetched.some((url) => url.includes('temporal-polyfill'))).toBe(own === undefined)
  const servers = ZONES.flatMap((zone) => YEARS.map((year) => {
    const at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(zone)
    return [at.offsetNanoseconds, at.getTimeZoneTransition('next')?.epochMilliseconds]
  }))
  expect(own ?? servers).toEqual(servers)
})
