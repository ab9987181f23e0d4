import { mustHoldCity, restore } from '../db/backup.ts'
import { openDatabase } from '../db/open-database.ts'
import { Fault } from '../ports/fault.ts'

/** `npm run backup FILE`: a whole copy, also while the city works. */
export async function backup([file]: string[], folder: string): Promise<void> {
  if (!file) throw new Fault('Name the file to write: npm run backup FILE')
  mustHoldCity(folder)
  const stores = await openDatabase(folder)
  try {
    await stores.backupTo(file)
    process.stdout.write(`Backed up ${folder} to ${file}, ${await stores.log.head()} records.\n`)
  } finally {
    await stores.close()
  }
}

/** `npm run restore FILE`: into a data folder that holds no city. */
export async function restoreCity([file]: string[], folder: string): Promise<void> {
  if (!file) throw new Fault('Name the backup to read: npm run restore FILE')
  restore(file, folder)
  process.stdout.write(`Restored ${file} into ${folder}.\n`)
}
