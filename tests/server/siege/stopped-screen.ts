import { bodyOf } from '../../../shared/domain/board.ts'
import { hashOf } from './board-hash.ts'
import { Screen, type ScreenParts } from './screen.ts'

/** A screen in a process of its own, to be stopped and continued (a laptop that sleeps). Asked anything, it says how it stands. */
export interface Standing { seq: number; hash: string | undefined; problems: string[]; connections: number }

const screen = new Screen(JSON.parse(process.argv[2]!) as ScreenParts)
screen.open()
process.on('message', () => {
  const { seq, have, problems, connections } = screen
  process.send!({ seq, hash: have && hashOf(bodyOf(have.board)), problems, connections } satisfies Standing)
})
process.on('disconnect', () => process.exit(0))
