import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { addRunning, dueAfter, hoursOf, nextClosing, nextOpening, runningBetween } from '../../../shared/domain/sla/calendar.ts'
import { nextChange, nextDue } from '../../../shared/domain/sla/next-due.ts'
import { isAnyLate, readClocks } from '../../../shared/domain/sla/read-clocks.ts'
import type { CalendarVersion } from '../../../shared/protocol/board.ts'
import type { Weekly } from '../../../shared/protocol/values.ts'
import { WEEKDAYS } from '../../../shared/protocol/words.ts'
import { book, calendar, HOUR, MINUTE, request, type Happening } from './city.ts'

const ZONES = ['America/New_York', 'America/Indiana/Indianapolis', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Europe/London', 'Asia/Kolkata', 'UTC']
const clockFace = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A day's hours: edges on the quarter hour, up to 24:00, paired off in order. */
const day = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map((edges) => {
  const sorted = edges.toSorted((a, b) => a - b).map((quarter) => clockFace(quarter * 15))
  return sorted.flatMap((from, i) => (i % 2 === 0 && sorted[i + 1] ? [[from, sorted[i + 1]!] as [string, string]] : []))
})
const weekly = fc.tuple(day, day, day, day, day, day, day).map((days) => Object.fromEntries(WEEKDAYS.map((name, i) => [name, days[i]!])) as Weekly)
/** A week with at least one full Wednesday, so that every target comes due. */
const openWeekly = weekly.map((week): Weekly => ({ ...week, wed: [['07:00', '16:00']] }))
const moment = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2027, 0, 1) })
const versions = fc.tuple(openWeekly, openWeekly, moment).map(([first, second, from]): CalendarVersion[] => [
  calendar(first, { holidays: ['2026-11-25'] }),
  calendar(second, { seq: 2, from: new Date(Math.max(from, Date.UTC(2026, 0, 2))).toISOString() }),
])
const hours = fc.record({ calendars: versions, timeZone: fc.constantFrom(...ZONES) }).map((of) => hoursOf(of, 'works'))
const length = fc.integer({ min: 1, max: 200 * HOUR })
const iso = (ms: number) => new Date(ms).toISOString()

describe('business time', () => {
  test.prop([hours, moment, length])('what is added is what lies between, and the due is the first moment of which that is so', (of, at, ms) => {
    const due = addRunning(of, at, ms)
    expect(runningBetween(of, at, due)).toBe(ms)
    expect(runningBetween(of, at, due - 1)).toBe(ms - 1)
  })
  test.prop([hours, moment, length, length])('adding twice is adding the sum', (of, at, one, two) => {
    expect(addRunning(of, addRunning(of, at, one), two)).toBe(addRunning(of, at, one + two))
  })
  test.prop([hours, moment, fc.nat(90 * 24 * HOUR), length])('a later start is never due earlier, and more time never either', (of, at, later, ms) => {
    expect(addRunning(of, at + later, ms)).toBeGreaterThanOrEqual(addRunning(of, at, ms))
    expect(addRunning(of, at, ms + later)).toBeGreaterThanOrEqual(addRunning(of, at, ms))
  })
  test.prop([hours, moment, fc.nat(90 * 24 * HOUR), fc.nat(90 * 24 * HOUR)])('running time adds up and never exceeds elapsed time', (of, at, one, two) => {
    const [middle, end] = [at + one, at + one + two]
    expect(runningBetween(of, at, middle) + runningBetween(of, middle, end)).toBe(runningBetween(of, at, end))
    expect(runningBetween(of, at, middle)).toBeGreaterThanOrEqual(0)
    expect(runningBetween(of, at, middle)).toBeLessThanOrEqual(one)
  })
  test.prop([hours, moment, fc.integer({ min: 1, max: 40 })])('open days lie ahead, and more days further', (of, at, days) => {
    const due = dueAfter(of, at, `P${days}D`)
    expect(due).toBeGreaterThan(at)
    expect(dueAfter(of, at, `P${days + 1}D`)).toBeGreaterThan(due)
  })
  test.prop([hours, moment])('openings and closings take turns, and time runs between them and not outside', (of, at) => {
    const opening = Date.parse(nextOpening(of, iso(at))!)
    const closing = Date.parse(nextClosing(of, iso(opening)) ?? iso(opening + HOUR))
    expect(of.isOpen(opening)).toBe(true)
    expect(runningBetween(of, at, opening)).toBe(0)
    expect(runningBetween(of, opening, closing)).toBe(closing - opening)
  })
  test.prop([versions, fc.constantFrom(...ZONES), moment, moment, length])('what was asked before does not matter', (calendars, timeZone, at, other, ms) => {
    const fresh = () => hoursOf({ calendars: [...calendars], timeZone }, 'works')
    const asked = fresh()
    asked.odometer(other)
    expect(addRunning(asked, at, ms)).toBe(addRunning(fresh(), at, ms))
    expect(runningBetween(asked, at, at + ms)).toBe(runningBetween(fresh(), at, at + ms))
  })
})

const target = fc.oneof(
  fc.integer({ min: 1, max: 60 * 60 }).map((minutes) => `PT${minutes}M`),
  fc.integer({ min: 1, max: 12 }).map((days) => `P${days}D`),
)
const policyBook = fc
  .record({ calendars: versions, timeZone: fc.constantFrom(...ZONES), target, calendarId: fc.constantFrom('works', 'always') })
  .map(({ calendars, timeZone, target: resolve, calendarId }) => book({ resolve, arrive: resolve }, { calendars, timeZone, calendarId }))
const start = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
const gap = fc.integer({ min: 0, max: 60 * HOUR })
/** Holds one after the other, as [wait before, length]. */
const holds = fc.array(fc.tuple(gap, gap), { maxLength: 4 })

function story(received: number, pauses: readonly (readonly [number, number])[]): { happenings: Happening[]; end: number } {
  let at = received
  const happenings: Happening[] = []
  for (const [wait, long] of pauses) {
    happenings.push(['held', iso((at += wait)), { pauses: true, reason: 'parts' }], ['resumed', iso((at += long))])
  }
  return { happenings, end: at }
}
const resolveOf = (...args: Parameters<typeof readClocks>) => readClocks(...args).find((r) => r.clock === 'resolve')!

describe('a clock', () => {
  test.prop([policyBook, start, gap, gap, gap])('a pause adds exactly the running time it covered', (by, at, wait, long, after) => {
    const { happenings, end } = story(at, [[wait, long]])
    const plain = resolveOf(request(iso(at)), by, iso(at))
    const held = resolveOf(request(iso(at), happenings), by, iso(end + after))
    const of = hoursOf(by, [...by.policies.values()][0]!.calendarId)
    const due = Date.parse(plain.due!)
    const covered = at + wait < due ? runningBetween(of, at + wait, at + wait + long) : 0
    expect(runningBetween(of, due, Date.parse(held.due!))).toBe(covered)
    expect(held.targetMs! - held.runningMs).toBe(held.remainingMs)
    expect(held.runningMs).toBe(runningBetween(of, at, end + after) - covered)
  })

  test.prop([policyBook, start, holds, fc.nat(120 * HOUR)])('while paused it reads a due as if resumed now', (by, at, pauses, long) => {
    const { happenings, end } = story(at, pauses)
    const now = iso(end + long)
    const standing = resolveOf(request(iso(at), [...happenings, ['held', iso(end), { pauses: true }]]), by, now)
    const resumed = resolveOf(request(iso(at), [...happenings, ['held', iso(end), { pauses: true }], ['resumed', now]]), by, now)
    expect(standing.due).toBe(resumed.due)
    expect(standing.remainingMs).toBe(resumed.remainingMs)
  })

  test.prop([policyBook, start, holds, fc.array(fc.nat(40 * HOUR), { minLength: 1, maxLength: 12 })])('its ledger is whole, and running time is the sum of what ran', (by, at, pauses, steps) => {
    const { happenings, end } = story(at, pauses)
    const of = request(iso(at), happenings)
    let now = end
    for (const step of steps) {
      const reading = resolveOf(of, by, iso((now += step)))
      const { segments } = reading
      expect(segments[0]!.from).toBe(iso(at))
      segments.forEach((segment, i) => {
        if (i > 0) expect(segment.from).toBe(segments[i - 1]!.to)
        if (i < segments.length - 1) expect(Date.parse(segment.to!)).toBeGreaterThan(Date.parse(segment.from))
      })
      expect(segments.at(-1)!.to).toBeUndefined()
      const ran = segments.filter((s) => s.state === 'running').reduce((sum, s) => sum + (s.to ? Date.parse(s.to) : now) - Date.parse(s.from), 0)
      expect(ran).toBe(reading.runningMs)
    }
  })

  const ending = fc.constantFrom<Happening[0] | undefined>(undefined, 'held', 'arrived', 'resolved', 'cancelled', 'merged')
  test.prop([policyBook, start, holds, ending, fc.nat(200 * HOUR)])('a glance sees whether any is late as its reading does', (by, at, pauses, last, after) => {
    const { happenings, end } = story(at, pauses)
    const of = request(iso(at), last ? [...happenings, [last, iso(end), { pauses: true }]] : happenings)
    const now = iso(end + after)
    expect(isAnyLate(of, by, now)).toBe(readClocks(of, by, now).some(({ phase }) => phase === 'breached' || phase === 'missed'))
  })

  test.prop([policyBook, start, holds, fc.constantFrom('on-track', 'at-risk')])('its phase changes by itself only where nextChange says, and never backwards', (by, at, pauses) => {
    const { happenings, end } = story(at, pauses)
    const of = request(iso(at), happenings)
    const order = ['on-track', 'at-risk', 'breached']
    const phaseAt = (now: number) => resolveOf(of, by, iso(now)).phase!
    let now = end
    let known = phaseAt(now)
    for (let change = nextChange(of, by, iso(now)); change; change = nextChange(of, by, change)) {
      expect(phaseAt(Date.parse(change) - 1)).toBe(known)
      const turned = phaseAt(Date.parse(change))
      expect(order.indexOf(turned)).toBeGreaterThan(order.indexOf(known))
      known = turned
      now = Date.parse(change)
    }
    expect(known).toBe('breached')
    expect(nextDue(of, by, iso(now))).toBeUndefined()
  })

  test.prop([policyBook, start, holds, fc.nat(200 * HOUR)])('an ending is met before due and missed from due on', (by, at, pauses, wait) => {
    const { happenings, end } = story(at, pauses)
    const before = resolveOf(request(iso(at), happenings), by, iso(end + wait))
    const ended = resolveOf(request(iso(at), [...happenings, ['resolved', iso(end + wait)]]), by, iso(end + wait + MINUTE))
    expect(ended.phase).toBe(before.phase === 'breached' ? 'missed' : 'met')
    expect([ended.due, ended.runningMs, ended.remainingMs]).toEqual([before.due, before.runningMs, before.remainingMs])
  })
})
