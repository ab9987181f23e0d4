import type { AccessLog, UserStore } from './accounts.ts'
import type { DeviceStore } from './device-store.ts'
import type { EventLog } from './event-log.ts'
import type { RequestStore } from './request-store.ts'
import type { SessionStore } from './session-store.ts'
import type { TrailStore } from './trail-store.ts'

/** Everything a city remembers. */
export interface Stores {
  log: EventLog
  requests: RequestStore
  users: UserStore
  sessions: SessionStore
  accessLog: AccessLog
  trail: TrailStore
  devices: DeviceStore
}
