import type { World } from './world.ts'

/** Who has not come to rest, and how; undefined when the city and every screen stand at the end of the log and nobody waits for an answer. */
export function unrestOf({ process, disk, clients }: World): string | undefined {
  const { head } = disk.truth
  if (!process.isUp) return 'The server is not up.'
  const { keeper, feed } = process.city
  if (keeper.board.seq !== head || feed.published !== head) return `The city stands at ${keeper.board.seq} and has told ${feed.published} of ${head}.`
  for (const { person, outbox, isLive, store } of clients) {
    if (outbox.length > 0) return `${person.userId} waits for answers to ${outbox.flatMap(({ commands }) => commands.map(({ kind }) => kind)).join(', ')}.`
    const isThere = isLive && store.cursor?.logId === disk.stores.log.logId && store.board.seq === head
    if (!isThere) return `${person.userId} stands at ${store.cursor?.seq} of ${store.cursor?.logId}, and the log at ${head}.`
  }
  return undefined
}
