import { redact } from '../../shared/domain/redaction.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/words.ts'
import type { BoardSnapshot } from '../../shared/protocol/board.ts'
import type { Cursor } from '../../shared/protocol/sockets.ts'
import type { EventLog } from '../ports/event-log.ts'
import type { Time } from '../ports/time.ts'
import type { Listener } from './audience.ts'
import type { Reader } from './board-door.ts'
import type { Feed } from './feed.ts'
import { planCatchUp } from './plan-catch-up.ts'

const PAGE = 500

interface Parts {
  log: EventLog
  feed: Feed
  time: Time
  /** The board as the listener may see it, as of now. */
  boardFor: (reader: Reader) => BoardSnapshot
  /** Waited for before a welcome is written, where many may come at once. */
  turn?: () => Promise<void>
}

/**
 * Brings a client from where it stands to live. Its backlog is the log itself: it reads on
 * until it has exactly what was published, and only then hears what is said live, so no live
 * record can overtake history. Stops quietly when `isGone`.
 */
export async function subscribe(listener: Listener, cursor: Cursor | undefined, parts: Parts, isGone: () => boolean): Promise<void> {
  const { log, feed, time } = parts
  await feed.pump()
  // After the pump: all who came while it read are told by one promise that it is done.
  await parts.turn?.()
  if (isGone()) return
  const head = feed.published
  const plan = planCatchUp(cursor, { logId: log.logId, head })
  const opening = { logId: log.logId, head, now: time.now(), protocol: PROTOCOL_VERSION, mode: plan.mode }

  let at: number
  if (plan.mode === 'snapshot') {
    const board = parts.boardFor(listener)
    at = board.seq
    listener.send('welcome', { ...opening, head: Math.max(head, at), board })
  } else {
    at = plan.after
    listener.send('welcome', opening)
  }
  while (!isGone() && !feed.tryJoin(listener, at)) {
    if (listener.isClogged()) {
      await pause(time)
      continue
    }
    if (at > feed.published) {
      // The board is ahead of what was told: nothing to send, but it must be told first.
      await feed.pump()
      if (at > feed.published) await pause(time)
      continue
    }
    const records = await log.read(at, Math.min(PAGE, feed.published - at))
    if (isGone() || records.length === 0) continue
    at = records.at(-1)!.seq
    listener.send('records', { records: records.map((record) => redact(record, listener.role)), head: Math.max(head, at), now: time.now() })
  }
}

/** The log cannot be read just now: not a reason to spin. */
const pause = (time: Time): Promise<void> =>
  new Promise((resolve) => time.wakeIn(200, resolve))
