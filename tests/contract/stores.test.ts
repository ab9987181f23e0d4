import { describeAccounts } from './accounts.ts'
import { describeDeviceStore } from './device-store.ts'
import { describeEventLog } from './event-log.ts'
import { describeRequestStore } from './request-store.ts'
import { inMemory, inSqlite } from './stores.ts'
import { describeTrailStore } from './trail-store.ts'

for (const describePort of [describeEventLog, describeRequestStore, describeAccounts, describeTrailStore, describeDeviceStore]) {
  describePort('memory', inMemory)
  describePort('sqlite', inSqlite)
}
