import { foreseenWords } from '../format/arrival-words.ts'
import type { Stores } from '../stores/stores.ts'

/** What is in the hand and where it would go, for who hears it. */
export function overText({ arrivals, board, clock, drag, travel }: Pick<Stores, 'arrivals' | 'board' | 'clock' | 'drag' | 'travel'>): string {
  if (!drag.grip) return ''
  const { over } = drag
  if (over?.kind === 'queue') return 'Over the queue: takes it back'
  const crew = board.crew(over?.crewId)
  if (crew) {
    const foreseen = arrivals.of(crew.id)
    const where = over?.index === undefined ? `Over ${crew.name}` : `Over ${crew.name}, place ${over.index + 1}`
    return foreseen ? `${where}: ${foreseenWords(foreseen, clock.now, travel.isStraight)}` : where
  }
  const count = drag.requestIds.length
  return count > 1 ? `${count} lifted; Escape puts them back` : 'Lifted; Escape puts it back'
}
