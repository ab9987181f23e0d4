import { Link } from '../net/link.ts'
import { tellDoing } from '../presence/doing.svelte.ts'
import type { Stores } from './stores.ts'

/** Joins the live link to the stores; the only place where messages become state. */
export function connect(stores: Stores): Link {
  const { board, clock, link: status, pending, positions, presence, session } = stores
  /** Cut for being too slow: a whole board is less to read than everything that was missed. */
  let wantsWhole = false
  const link: Link = new Link({
    cursor: () => (wantsWhole ? undefined : board.cursor),
    welcome(message) {
      wantsWhole = false
      clock.measure(message.now)
      board.welcome(message)
      pending.follow(message.logId)
      if (message.board) positions.replace(message.board.positions)
      pending.settle(board.board.seq)
      doing.again()
    },
    records(message) {
      clock.measure(message.now)
      const kind = board.records(message)
      if (kind === 'other-log') board.forget()
      if (kind === 'gap' || kind === 'other-log') link.askAgain()
      if (kind === 'applied') pending.settle(board.board.seq)
    },
    positions(message) {
      clock.measure(message.now)
      positions.apply(message, board.board)
    },
    presence: (message) => presence.show(message),
    farewell(message) {
      if (message.because === 'too-slow') wantsWhole = true
      void session.check()
    },
    refused: () => void session.check(),
    changed(state) {
      status.report(state)
      if (state.phase === 'stale' && state.heardAt > 0) clock.freeze(state.heardAt)
      if (state.phase === 'live') clock.thaw()
      if (state.phase === 'stale') presence.lost()
      if (state.phase === 'closed') doing.stop()
    },
  })
  const doing = tellDoing(stores, (what) => link.say('presence', what))
  return link
}
