import { DEFAULT_SETTINGS, type Board } from '../../shared/domain/board.ts'

/** Bumped when a board's shape changes: an older snapshot is then passed over, and the log folded whole. */
const SNAPSHOT_VERSION = 2

const MAPS = ['services', 'policies', 'crews', 'requests', 'leaving', 'numbers'] as const

/** A board as text, to start from after a restart. */
export function boardToText(board: Board): string {
  const maps = Object.fromEntries(MAPS.map((name) => [name, [...board[name]]]))
  return JSON.stringify({ ...board, ...maps, snapshotVersion: SNAPSHOT_VERSION })
}

/** The board again, or undefined if the text is of another version or broken: snapshots are disposable. */
export function boardFromText(text: string): Board | undefined {
  try {
    const { snapshotVersion, ...plain } = JSON.parse(text)
    if (snapshotVersion !== SNAPSHOT_VERSION) return undefined
    const maps = Object.fromEntries(MAPS.map((name) => [name, new Map(plain[name])]))
    return { ...plain, settings: { ...DEFAULT_SETTINGS, ...plain.settings }, ...maps } as Board
  } catch {
    return undefined
  }
}
