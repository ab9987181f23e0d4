import { mustHoldCity } from '../db/backup.ts'
import { lockFolder } from '../db/folder-lock.ts'
import { openDatabase } from '../db/open-database.ts'
import { projectionOf } from '../dispatch/projection.ts'

/**
 * `npm run rebuild`: makes the projections anew from the log, and says how many rows were not as they should be.
 * While no city works here: what it took in after the log was read would be replaced by what was before.
 */
export async function rebuild(_args: string[], folder: string): Promise<void> {
  mustHoldCity(folder)
  const unlock = lockFolder(folder)
  try {
    await rebuildAlone(folder)
  } finally {
    unlock()
  }
}

async function rebuildAlone(folder: string): Promise<void> {
  const stores = await openDatabase(folder)
  try {
    const before = new Map<string, string>()
    for await (const row of stores.requests.all()) before.set(row.id, JSON.stringify(row))
    const head = await stores.log.head()
    const rows = await projectionOf(stores.log, (seq) => process.stdout.write(`\r· Folding the log: ${seq} of ${head}`))
    process.stdout.write('\n')
    await stores.requests.replaceAll(rows)
    let differing = 0
    for await (const row of stores.requests.all()) {
      if (before.get(row.id) !== JSON.stringify(row)) differing++
      before.delete(row.id)
    }
    // What is left the log knows nothing of.
    differing += before.size
    process.stdout.write(`Rebuilt ${rows.length} requests from ${head} records; ${differing} differed from before.\n`)
  } finally {
    await stores.close()
  }
}
