import { MemoryAccessLog, MemoryUsers } from './memory-accounts.ts'
import { MemoryDevices } from './memory-devices.ts'
import { MemoryLog } from './memory-log.ts'
import { MemoryRequests } from './memory-requests.ts'
import { MemorySessions } from './memory-sessions.ts'
import { MemoryTrail } from './memory-trail.ts'
import type { Stores } from '../ports/stores.ts'

/** All stores of a city that is forgotten when the process ends: for tests and simulated cities. */
export function memoryDatabase(logId?: string): Stores {
  const requests = new MemoryRequests()
  return {
    log: new MemoryLog(requests, logId),
    requests,
    users: new MemoryUsers(),
    sessions: new MemorySessions(),
    accessLog: new MemoryAccessLog(),
    trail: new MemoryTrail(),
    devices: new MemoryDevices(),
  }
}
