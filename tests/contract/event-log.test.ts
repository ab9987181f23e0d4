import { describeEventLog } from './event-log.ts'
import { inMemory, inSqlite } from './stores.ts'

describeEventLog('memory', inMemory)
describeEventLog('sqlite', inSqlite)
