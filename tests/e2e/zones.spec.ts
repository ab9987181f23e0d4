import { Temporal } from 'temporal-polyfill'
import { expect, test } from './city.ts'

const ZONES = ['America/New_York', 'America/Phoenix', 'America/St_Johns', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'Etc/GMT+12']
const YEARS = [2024, 2025, 2026, 2027, 2028]

test('the browser’s own time zones turn their clocks when the server’s do', async ({ page, city }) => {
  await page.goto(city.url)
  const own = await page.evaluate(([zones, years]) => {
    const engine = (globalThis as unknown as { Temporal?: typeof Temporal }).Temporal
    return engine && zones.flatMap((zone) => years.map((year) => {
      const at = engine.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(zone)
      return [at.offsetNanoseconds, at.getTimeZoneTransition('next')?.epochMilliseconds]
    }))
  }, [ZONES, YEARS] as const)
  test.skip(own === undefined, 'this browser has no Temporal: it takes the same polyfill as the server')
  expect(own).toEqual(ZONES.flatMap((zone) => YEARS.map((year) => {
    const at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(zone)
    return [at.offsetNanoseconds, at.getTimeZoneTransition('next')?.epochMilliseconds]
  })))
})
