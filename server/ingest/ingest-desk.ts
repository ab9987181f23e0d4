import { hash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { zoneOf } from '../../shared/domain/sla/zone.ts'
import type { SpeedUnit } from '../../shared/protocol/devices.ts'
import type { Id, Instant } from '../../shared/protocol/values.ts'
import type { BoardKeeper } from '../dispatch/board-keeper.ts'
import type { DeviceStore, StoredDevice } from '../ports/device-store.ts'
import type { Time } from '../ports/time.ts'
import type { TrailStore } from '../ports/trail-store.ts'
import { isOnShift } from '../positions/judge.ts'
import type { PositionsDesk } from '../positions/positions-desk.ts'
import { fixOf, type CityTime, type Reading } from './reading.ts'
import { TakenTimes } from './taken-times.ts'

/** A phone that comes back from a day in a valley sends some thousands at once; one that sends more than this a minute is broken. */
const RECORDS_A_MINUTE = 6_000
const MINUTE_MS = 60_000

/** What became of a record. `late`: taken, and older than what this phone sent before. */
export type Outcome = 'taken' | 'late' | 'repeated' | 'off-shift' | 'unusable'

interface Parts {
  devices: DeviceStore
  trail: TrailStore
  keeper: BoardKeeper
  positions: PositionsDesk
  time: Pick<Time, 'now' | 'elapsedMs'>
}

interface Heard { device: StoredDevice; heardAt?: Instant; battery?: number | undefined; newest: Instant; taken: TakenTimes; minuteFromMs: number; inMinute: number }

/** Phone apps and what they send. Nothing of it is a fact; what is remembered here beyond the store is gone with the process. */
export class IngestDesk {
  readonly #parts: Parts
  readonly #heard = new Map<Id, Heard>()
  /** Taken away since the start: what such a phone had under way must not make it known again. */
  readonly #gone = new Set<Id>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async make(crewId: Id, name: string, speedUnit: SpeedUnit = 'knots'): Promise<{ id: Id; token: string }> {
    const [id, token] = [randomUUID(), randomBytes(24).toString('base64url')]
    await this.#parts.devices.put({ id, crewId, name, tokenHash: hash('sha256', token, 'hex'), speedUnit, createdAt: this.#parts.time.now() })
    return { id, token }
  }

  async all() {
    return (await this.#parts.devices.all()).map(({ tokenHash: _, ...device }) => {
      const { heardAt, battery } = this.#heard.get(device.id) ?? {}
      return { ...device, ...(heardAt === undefined ? {} : { heardAt }), ...(battery === undefined ? {} : { battery }) }
    })
  }

  async remove(id: Id): Promise<boolean> {
    const wasThere = await this.#parts.devices.remove(id)
    if (wasThere) this.#gone.add(id)
    this.#heard.delete(id)
    return wasThere
  }

  /** One that was heard is known without asking: devices are never changed, only made and taken away. */
  async device(id: string): Promise<StoredDevice | undefined> {
    return this.#gone.has(id) ? undefined : (this.#heard.get(id)?.device ?? this.#parts.devices.byId(id))
  }

  isTokenOf({ tokenHash }: StoredDevice, token: string): boolean {
    return timingSafeEqual(hash('sha256', token, 'buffer'), Buffer.from(tokenHash, 'hex'))
  }

  /** False where one phone sends more than a phone can have to say. */
  admits(device: StoredDevice, records: number): boolean {
    const heard = this.#of(device)
    const ms = this.#parts.time.elapsedMs()
    if (ms - heard.minuteFromMs >= MINUTE_MS) [heard.minuteFromMs, heard.inMinute] = [ms, 0]
    heard.inMinute += Math.max(1, records)
    return heard.inMinute <= RECORDS_A_MINUTE
  }

  /** A time without a zone is the city's. */
  readonly cityTime: CityTime = (local) => {
    const zone = this.#parts.keeper.board.city?.timeZone
    return zone === undefined ? local : zoneOf(zone).instantOf(local)
  }

  /** Takes one record of a phone that is known, whatever it says. Throws a Fault where the trail cannot be read; then nothing was taken. */
  async take(device: StoredDevice, reading: Reading): Promise<Outcome> {
    const { keeper, positions, time } = this.#parts
    const now = time.now()
    const heard = this.#of(device)
    heard.heardAt = now
    heard.battery = reading.battery === undefined ? heard.battery : Math.min(100, Math.round(reading.battery))
    const fix = fixOf(reading, now)
    if (!fix) return 'unusable'
    const crew = keeper.board.crews.get(device.crewId)
    // Only what would be kept is looked up among what was: the desk counts the others.
    if (crew && isOnShift(crew, fix.at, now) && !(await heard.taken.isNew(fix.at))) return 'repeated'
    const { taken } = positions.take([{ ...fix, crewId: device.crewId }])
    if (taken === 0) return 'off-shift'
    if (fix.at < heard.newest) return 'late'
    heard.newest = fix.at
    return 'taken'
  }

  #of(device: StoredDevice): Heard {
    let heard = this.#heard.get(device.id)
    if (!heard) this.#heard.set(device.id, (heard = { device, newest: '', taken: new TakenTimes(this.#parts.trail, device.crewId), minuteFromMs: -Infinity, inMinute: 0 }))
    return heard
  }
}
