import { beforeEach, describe, expect, it, vi } from 'vitest'
import { alertsOf, helpOf, type Alert } from '../../client/alerts/alert.ts'
import { alertText } from '../../client/alerts/alert-words.ts'
import { AlertsStore, type AlertWorld } from '../../client/alerts/alerts.svelte.ts'
import { GAP_MS, REPEAT_MS, Ringer } from '../../client/alerts/ringer.ts'
import { SoundStore } from '../../client/alerts/sound.svelte.ts'
import { QUIET, settingsFrom, TIERS, type SoundSettings, type Tier } from '../../client/alerts/tiers.ts'
import { Watch } from '../../client/alerts/watch.ts'
import type { Crew } from '../../shared/protocol/board.ts'
import type { ClockName, Phase } from '../../shared/protocol/words.ts'
import type { RequestReading } from '../../client/stores/reading-cache.ts'
import { NOW, reading } from './kit/requests.ts'

const withClock = (number: number, clock: ClockName, phase: Phase, more: Record<string, unknown> = {}): RequestReading => ({
  ...reading(number, phase, 10, more), readings: [{ clock, round: 1, phase, startedAt: '', runningMs: 0, segments: [] }],
})
const incoming = (number: number, by?: string) =>
  reading(number, 'on-track', 60, { status: 'received', changed: { kind: 'RequestReceived', at: '', ...(by ? { by } : {}) } })
const crew = (more: Partial<Crew> = {}) => ({ id: 'truck-7', name: 'Truck 7', ...more }) as Crew

describe('what a desk should know at once', () => {
  it('a request that nobody has acknowledged, but not to who took it down', () => {
    expect(alertsOf(incoming(1), 'Ana').map(({ id }) => id)).toEqual(['request-1:new'])
    expect(alertsOf(incoming(1, 'Ana'), 'Ana')).toEqual([])
    expect(alertsOf(incoming(1, 'Ben'), 'Ana')).toHaveLength(1)
  })

  it('each clock of the round at risk or breached by itself, and no clock that has ended', () => {
    expect(alertsOf(withClock(1, 'arrive', 'breached'), 'Ana')).toMatchObject([{ id: 'request-1:breached:1:arrive', kind: 'breached', clock: 'arrive' }])
    expect(alertsOf(withClock(1, 'arrive', 'missed'), 'Ana')).toEqual([])
    expect(alertsOf(withClock(1, 'arrive', 'breached', { round: 2 }), 'Ana')).toEqual([])
  })

  it('a hold that woke by itself, not one that somebody ended', () => {
    const woken = (by?: string) => reading(1, 'on-track', 5, { changedSeq: 9, changed: { kind: 'RequestResumed', at: '', ...(by ? { by } : {}) } })
    expect(alertsOf(woken(), 'Ana').map(({ id }) => id)).toEqual(['request-1:woke:9'])
    expect(alertsOf(woken('Ben'), 'Ana')).toEqual([])
  })

  it('a request that woke before anybody acknowledged it woke, and is not new again', () => {
    const woken = reading(1, 'on-track', 5, { status: 'received', changedSeq: 9, changed: { kind: 'RequestResumed', at: '' } })
    expect(alertsOf(woken, 'Ana').map(({ kind }) => kind)).toEqual(['woke'])
    const corrected = reading(1, 'on-track', 5, { status: 'received', changed: { kind: 'RequestCorrected', at: '', by: 'Ben' } })
    expect(alertsOf(corrected, 'Ana')).toEqual([])
  })

  it('a crew that calls for help, each call anew', () => {
    expect(helpOf(crew())).toEqual([])
    expect(helpOf(crew({ help: { since: '2026-11-24T19:00:00.000Z', requestId: 'r' } }))).toMatchObject([{ id: 'truck-7:help:2026-11-24T19:00:00.000Z', requestId: 'r' }])
  })
})

describe('what is news', () => {
  let watch: Watch
  const look = (at: number, open: RequestReading[], crews: Crew[] = []) => watch.look({ open, crews, me: 'Ana', at }).map(({ id }) => id)
  beforeEach(() => {
    watch = new Watch()
  })

  it('what was so when the page was loaded is none', () => {
    expect(look(NOW, [incoming(1), withClock(2, 'arrive', 'breached')])).toEqual([])
    expect(look(NOW + 1_000, [incoming(1), incoming(3)])).toEqual(['request-3:new'])
  })

  it('the same is told once, however often it is read', () => {
    look(NOW, [])
    expect(look(NOW + 1_000, [incoming(1)])).toHaveLength(1)
    expect(look(NOW + 2_000, [incoming(1)])).toEqual([])
  })

  it('a clock goes from at risk to breached: two pieces of news', () => {
    look(NOW, [])
    expect(look(NOW + 1_000, [withClock(1, 'arrive', 'at-risk')])).toEqual(['request-1:at-risk:1:arrive'])
    expect(look(NOW + 2_000, [withClock(1, 'arrive', 'breached')])).toEqual(['request-1:breached:1:arrive'])
  })

  it('after a hiccup what came meanwhile is told; after a longer gap it is history', () => {
    look(NOW, [])
    expect(look(NOW + 50_000, [incoming(1)])).toHaveLength(1)
    expect(look(NOW + 120_000, [incoming(1), incoming(2), withClock(3, 'arrive', 'breached')], [crew({ help: { since: 'a' } })])).toEqual([])
    expect(look(NOW + 121_000, [incoming(2), incoming(4)])).toEqual(['request-4:new'])
  })
})

describe('in words', () => {
  const alert = (kind: Alert['kind'], n: number, clock?: ClockName): Alert => ({ id: `${n}${kind}${clock}`, kind, requestId: `r${n}`, clock })
  const nameOf = () => 'Wires down, 3320 Derry St'

  it('one is named, several are counted, gravest first, a request once of a kind', () => {
    expect(alertText([alert('breached', 1)], nameOf)).toBe('Breached: Wires down, 3320 Derry St')
    expect(alertText([alert('breached', 1, 'arrive'), alert('breached', 1, 'resolve')], nameOf)).toBe('Breached: Wires down, 3320 Derry St')
    expect(alertText([alert('breached', 1), alert('new', 2), alert('new', 3)], nameOf)).toBe('1 breached · 2 new')
    expect(alertText([{ id: 'h', kind: 'help', crewId: 'truck-7' }], () => 'Truck 7')).toBe('Truck 7 calls for help')
    expect(alertText([], nameOf)).toBe('')
  })
})

describe('sound', () => {
  let played: [Tier, number][]
  let settings: SoundSettings
  let ringer: Ringer
  const allOn = (): SoundSettings => ({ calm: { on: true, volume: 0.5 }, firm: { on: true, volume: 0.5 }, urgent: { on: true, volume: 0.5 } })
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW })
    played = []
    settings = allOn()
    ringer = new Ringer((tier, volume) => played.push([tier, volume]), () => settings)
  })
  const tiers = () => played.map(([tier]) => tier)

  it('is off until somebody chooses it, tier by tier', () => {
    settings = QUIET
    ringer.ring(['urgent', 'calm'])
    vi.advanceTimersByTime(600_000)
    expect(played).toEqual([])
    settings = { ...QUIET, calm: { on: true, volume: 0.3 } }
    ringer.ring(['urgent', 'calm'])
    expect(played).toEqual([['calm', 0.3]])
  })

  it('of several at once the gravest is heard, and once', () => {
    ringer.ring(['calm', 'firm', 'calm'])
    expect(tiers()).toEqual(['firm'])
  })

  it('a storm is not a drum, but what is graver is heard at once', () => {
    ringer.ring(['firm'])
    ringer.ring(['firm'])
    ringer.ring(['calm'])
    expect(tiers()).toEqual(['firm'])
    ringer.ring(['urgent'])
    expect(tiers()).toEqual(['firm', 'urgent'])
    ringer.rest()
    vi.advanceTimersByTime(GAP_MS)
    ringer.ring(['calm'])
    expect(tiers()).toEqual(['firm', 'urgent', 'calm'])
  })

  it('the urgent says it again, more quietly, until it is heard', () => {
    ringer.ring(['urgent'])
    vi.advanceTimersByTime(2 * REPEAT_MS)
    expect(played).toEqual([['urgent', 0.5], ['urgent', 0.3], ['urgent', 0.3]])
    ringer.rest()
    vi.advanceTimersByTime(600_000)
    expect(played).toHaveLength(3)
  })

  it('and not for ever', () => {
    ringer.ring(['urgent'])
    vi.advanceTimersByTime(3_600_000)
    expect(played).toHaveLength(7)
  })

  it('what was kept comes back, and what cannot be understood is quiet', () => {
    const chosen = allOn()
    expect(settingsFrom(JSON.stringify(chosen))).toEqual(chosen)
    for (const kept of [null, '', '{', 'null', '7', '{"calm":7,"urgent":{"on":"yes","volume":9}}']) expect(settingsFrom(kept)).toEqual(QUIET)
    expect(TIERS.some((tier) => QUIET[tier].on)).toBe(false)
  })
})

describe('a desk’s own choice of sound', () => {
  let mayBeHeard: boolean
  let played: [Tier, number][]
  const tones = () => ({ play: (tier: Tier, volume: number) => (played.push([tier, volume]), Promise.resolve(mayBeHeard)), wake: vi.fn() })
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW })
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) })
    ;[played, mayBeHeard] = [[], true]
    return () => vi.unstubAllGlobals()
  })

  it('is kept on this machine, and a moved volume is heard once the hand rests', () => {
    const sound = new SoundStore(tones())
    expect(sound.on).toBe(false)
    sound.set('firm', { on: true })
    for (const volume of [0.6, 0.7, 0.8]) sound.set('firm', { volume })
    expect(played).toEqual([])
    vi.advanceTimersByTime(300)
    expect(played).toEqual([['firm', 0.8]])
    expect(new SoundStore(tones()).settings.firm).toEqual({ on: true, volume: 0.8 })
  })

  it('says so while the browser holds it back, until a hand has touched the page', async () => {
    mayBeHeard = false
    const held = tones()
    const sound = new SoundStore(held)
    sound.test('calm')
    await vi.advanceTimersByTimeAsync(1)
    expect(sound.held).toBe(true)
    sound.touched()
    expect(sound.held).toBe(false)
    expect(held.wake).toHaveBeenCalledOnce()
  })
})

describe('alerts at a desk', () => {
  let heard: Map<string, string>
  let open: RequestReading[]
  let phase: string
  let rung: Tier[][]
  let store: AlertsStore
  beforeEach(() => {
    ;[heard, open, phase, rung] = [new Map(), [], 'live', []]
    const of = (id: string | undefined) => open.find(({ request }) => request.id === id)
    store = new AlertsStore({
      board: { ready: true, board: { crews: new Map() }, request: (id: string) => of(id)?.request, crew: () => undefined },
      link: { get state() { return { phase } } },
      presence: { get heard() { return heard }, hear: (ids: string[]) => ids.forEach((id) => heard.set(id, 'Ana')) },
      readings: { get open() { return open }, of: (request: { id: string }) => of(request.id) },
      session: { session: { name: 'Ana' } },
      sound: { ringer: { ring: (tiers: Tier[]) => rung.push(tiers), rest: vi.fn() } },
    } as unknown as AlertWorld)
    store.look(NOW)
  })
  const kinds = () => store.current.map(({ kind }) => kind)

  it('stand until somebody has heard them, for everyone', () => {
    open = [incoming(1), withClock(2, 'arrive', 'breached')]
    store.look(NOW + 1_000)
    expect(kinds()).toEqual(['breached', 'new'])
    expect(rung).toEqual([['calm', 'urgent']])
    heard.set('request-2:breached:1:arrive', 'Luis')
    store.look(NOW + 2_000)
    expect(kinds()).toEqual(['new'])
    store.hear()
    expect([...heard.keys()]).toContain('request-1:new')
    expect(kinds()).toEqual([])
  })

  it('that were heard do not come back with a server that starts anew and knows of nothing heard', () => {
    open = [incoming(1), withClock(2, 'arrive', 'breached')]
    store.look(NOW + 1_000)
    heard.set('request-2:breached:1:arrive', 'Luis')
    phase = 'stale'
    store.look(NOW + 2_000)
    heard.clear()
    phase = 'live'
    store.look(NOW + 3_000)
    expect(kinds()).toEqual(['new'])
  })

  it('one that was dealt with is gone without a click', () => {
    open = [incoming(1)]
    store.look(NOW + 1_000)
    open = [reading(1, 'on-track', 50)]
    store.look(NOW + 2_000)
    expect(kinds()).toEqual([])
  })

  it('what another desk has heard first makes no sound here', () => {
    heard.set('request-1:new', 'Luis')
    open = [incoming(1)]
    store.look(NOW + 1_000)
    expect(rung).toEqual([])
  })

  it('a picture that is not live is not looked at', () => {
    phase = 'stale'
    open = [incoming(1)]
    store.look(NOW + 1_000)
    expect(kinds()).toEqual([])
  })
})
