import { writeFileSync } from 'node:fs'
import { realTime } from '../../../server/city/real-time.ts'
import { openDatabase, type Database } from '../../../server/db/open-database.ts'
import { BoardKeeper } from '../../../server/dispatch/board-keeper.ts'
import { Dispatcher } from '../../../server/dispatch/dispatcher.ts'
import type { Append } from '../../../server/ports/event-log.ts'
import { commandOf, LIFE } from './lives.ts'
import { rowsOf, type Rows } from './rows.ts'
import { DESK, makeSmallCity } from './small-city.ts'
import { answering } from './worker.ts'

/** `keep`: writes down the rows that the limit is to write. */
type Question = { make: string; open: number; desks: number } | { open: string } | { run: { from: number; to: number; waiting: number }; keep?: string }

let city: { stores: Database; keeper: BoardKeeper; dispatcher: Dispatcher } | undefined

/** The real dispatcher on real stores, alone in its process: no HTTP, nobody who listens. */
answering<Question>(async (question) => {
  if ('make' in question) return makeSmallCity(question.make, question)
  if ('open' in question) {
    await city?.stores.close()
    const stores = await openDatabase(question.open)
    const keeper = new BoardKeeper(stores.log)
    await keeper.load()
    city = { stores, keeper, dispatcher: new Dispatcher({ log: stores.log, requests: stores.requests, keeper, time: realTime, onAppended: () => undefined }) }
    return
  }
  const { stores, dispatcher } = city!
  const kept: Rows[] = []
  if (question.keep !== undefined) {
    const { log } = stores
    const append = log.append.bind(log)
    log.append = (batch: Append) => {
      kept.push(...rowsOf('city', batch))
      return append(batch)
    }
  }
  const { from, to, waiting } = question.run
  let next = from
  const began = performance.now()
  await Promise.all(Array.from({ length: waiting }, async () => {
    for (let n = next++; n < to; n = next++) {
      let seenSeq = 0
      for (let i = 0; i < LIFE; i++) {
        const [answer] = await dispatcher.give([commandOf(n, i, seenSeq)], DESK)
        if (answer!.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
        seenSeq = answer!.seq
      }
    }
  }))
  const ms = performance.now() - began
  if (question.keep !== undefined) writeFileSync(question.keep, kept.map((rows) => JSON.stringify(rows)).join('\n'))
  return { ms, commands: (to - from) * LIFE }
})
