import type { Stores } from '../stores/stores.ts'

/** What is in the hand and where it would go, for who hears it. */
export function overText({ board, drag }: Pick<Stores, 'board' | 'drag'>): string {
  if (!drag.grip) return ''
  const { over } = drag
  if (over?.kind === 'queue') return 'Over the queue: takes it back'
  const crew = board.crew(over?.crewId)
  if (crew) return over?.index === undefined ? `Over ${crew.name}` : `Over ${crew.name}, place ${over.index + 1}`
  const count = drag.requestIds.length
  return count > 1 ? `${count} lifted; Escape puts them back` : 'Lifted; Escape puts it back'
}
