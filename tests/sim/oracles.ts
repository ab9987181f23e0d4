import type { City } from '../../server/city/city.ts'
import type { Down } from '../../server/feed/audience.ts'
import type { Stores } from '../../server/ports/stores.ts'
import { clockBook } from '../../shared/domain/board.ts'
import { readClocks } from '../../shared/domain/sla/read-clocks.ts'
import type { Answer, ClockReading } from '../../shared/protocol/answers.ts'
import type { ServiceRequest } from '../../shared/protocol/board.ts'
import type { LogRecord, RecordOf } from '../../shared/protocol/records.ts'
import type { Instant, Seq } from '../../shared/protocol/values.ts'
import type { Role } from '../../shared/protocol/words.ts'
import { readTick } from '../../shared/sync/positions.ts'
import { differenceOf, firstDifference, isSame, textOf, without } from './canon.ts'
import type { Client } from './client.ts'
import type { Disk } from './disk.ts'
import type { Line } from './line.ts'
import { MARKS } from './people.ts'
import type { Truth } from './truth.ts'

/**
 * What must be true after every step. Each is a question to one part of a world, and answers with
 * what is wrong, in a sentence, or with nothing. They share no code with what they judge but the
 * pure rules: fold, redaction and the reading of clocks.
 */
type Wrong = string | undefined

const isLate = ({ phase }: ClockReading) => phase === 'breached' || phase === 'missed'
const recordedOn = (request: ServiceRequest, { clock, round }: { clock: string; round: number }) =>
  request.breaches.find((breach) => breach.clock === clock && breach.round === round)

export function theLogHasNoGap(truth: Truth, record: LogRecord, place: number): Wrong {
  if (record.seq !== place) return `Record ${record.seq} stands at place ${place} of the log.`
  const before = truth.record(record.seq - 1)
  return before && before.at > record.at ? `Record ${record.seq} is dated ${record.at}, before the one in front of it (${before.at}).` : undefined
}

/** One command, one append: what a resend did again would lie in another. */
export function noCommandIsTakenTwice(truth: Truth, record: LogRecord): Wrong {
  const seqs = record.commandId === undefined ? [] : truth.ofCommand.get(record.commandId)!
  const appends = new Set(seqs.map((seq) => truth.kept[seq - 1]!.batch))
  return appends.size > 1 ? `Command ${record.commandId} made records ${seqs.join(', ')} in ${appends.size} appends.` : undefined
}

/** A recorded breach is true as the clocks read then, is dated at its due or later, and was not recorded before. */
export function theBreachIsTrueAndNew(truth: Truth, record: RecordOf<'ClockBreached'>, before: ServiceRequest | undefined): Wrong {
  if (!before) return `A breach of ${record.requestId} is recorded, which there never was.`
  const name = `the ${record.clock} clock of round ${record.round} of ${before.number}`
  if (recordedOn(before, record)) return `That ${name} was breached is recorded twice.`
  const reading = readClocks(before, clockBook(truth.board(record.seq)), record.at).find(({ clock, round }) => clock === record.clock && round === record.round)
  if (!reading || !isLate(reading)) return `That ${name} was breached is recorded at ${record.at}, but it reads ${reading?.phase ?? 'nothing'}.`
  return reading.due === record.due && record.due <= record.at ? undefined : `${name} was due ${reading.due}, and not ${record.due} as recorded at ${record.at}.`
}

/** The earliest due, passed or to come, of a clock that is late or running and has no breach recorded; clocks are read anew. */
export function nextUnrecorded(truth: Truth, now: Instant): { due: Instant; words: string } | undefined {
  const book = clockBook(truth.board(truth.head))
  let next: { due: Instant; words: string } | undefined
  for (const request of truth.board(truth.head).requests.values()) {
    for (const reading of readClocks(request, book, now)) {
      const { phase, due, clock } = reading
      const counts = isLate(reading) || phase === 'on-track' || phase === 'at-risk'
      if (!counts || due === undefined || (next && due >= next.due) || recordedOn(request, reading)) continue
      next = { due, words: `The ${clock} clock of ${request.number} was due ${due}; it is ${now}, and no breach is recorded.` }
    }
  }
  return next
}

/** To one connection: the welcome, then records in order without a gap; a heartbeat names the head it is told. */
export function theLineIsInOrder(line: Line, name: keyof Down, message: unknown): Wrong {
  if (name === 'welcome') {
    const { mode, board, head } = message as Down['welcome']
    if (line.told !== undefined) return `${line.id} is welcomed twice.`
    line.told = mode === 'tail' ? line.cursor?.seq : board?.seq
    return line.told === undefined || line.told > head ? `${line.id} is welcomed by ${mode} at ${line.told} of ${head}.` : undefined
  }
  if (name !== 'records') return undefined
  const { records, head } = message as Down['records']
  if (line.told === undefined) return `${line.id} is told records before its welcome.`
  for (const record of records) {
    if (record.seq !== line.told + 1) return `${line.id} is told record ${record.seq} after ${line.told}.`
    line.told = 'upTo' in record ? record.upTo : record.seq
  }
  return records.length === 0 && head !== line.told ? `${line.id} hears that the log stands at ${head}, and was told up to ${line.told}.` : undefined
}

/** Whatever is told stands in the log, word for word as that role may read it, but for words that were removed since. */
export function onlyWhatIsStoredIsTold(truth: Truth, role: Role, { records }: Down['records']): Wrong {
  for (const record of records) {
    if (record.seq > truth.head) return `A ${role} is told record ${record.seq}, but the log ends at ${truth.head}.`
    const stored = truth.sent(role, record.seq)
    if (isSame(record, stored)) continue
    const removed = truth.gonersAfter(0)('requestId' in stored ? String(stored.requestId) : '')
    if (!removed || !isSame(without(record, removed), without(stored, removed))) return `A ${role} is told ${textOf(record)}, but the log says ${textOf(stored)}.`
  }
  return undefined
}

/** Who reported is told to nobody; free text and names are told to no display. */
export function nothingForbiddenIsSent(role: Role, text: string): Wrong {
  if (text.includes(MARKS.reporter)) return `A ${role} is sent who reported: ${around(text, MARKS.reporter)}`
  const mark = role === 'display' ? [MARKS.text, MARKS.name].find((one) => text.includes(one)) : undefined
  return mark === undefined ? undefined : `A display is sent what people wrote or are called: ${around(text, mark)}`
}
const around = (text: string, mark: string) => text.slice(Math.max(0, text.indexOf(mark) - 60), text.indexOf(mark) + 40)

/** A crew hears where itself is, and of no other crew. */
export function crewsHearOfThemselvesAlone(line: Line, name: keyof Down, message: unknown, truth: Truth): Wrong {
  if (line.role !== 'crew') return undefined
  const heard =
    name === 'welcome' ? ((message as Down['welcome']).board?.positions ?? [])
    : name === 'positions' ? readTick(message as Down['positions'], truth.board(truth.head).crews.values()).positions
    : []
  const other = heard.find(({ crewId }) => crewId !== line.crewId)
  return other && `${line.id} is told where crew ${other.crewId} is.`
}

/** A screen shows the fold of what its role is sent, up to where it stands. */
export function theScreenIsTheFold(client: Client, truth: Truth): Wrong {
  const { board } = client.store
  if (board.seq > truth.head) return `${client.person.userId}'s screen stands at ${board.seq}, ahead of the log (${truth.head}).`
  const difference = differenceOf(board, truth.boardFor(client.person.role, board.seq), truth.gonersAfter(board.seq))
  return difference && `${client.person.userId}'s screen at ${board.seq} is not the fold for a ${client.person.role}: ${difference}`
}

/** So does the city's own board, whatever it was started from. */
export function theCityHasTheFold(city: City, truth: Truth): Wrong {
  const { board } = city.keeper
  if (board.seq > truth.head) return `The city's board stands at ${board.seq}, ahead of the log (${truth.head}).`
  const fold = truth.board(board.seq)
  const difference = differenceOf(board, fold, truth.gonersAfter(board.seq))
  if (difference) return `The city's board at ${board.seq} is not the fold of the log: ${difference}`
  const counts = JSON.stringify([board.at, [...board.numbers]]) === JSON.stringify([fold.at, [...fold.numbers]])
  return counts ? undefined : `The city's board at ${board.seq} counts ${JSON.stringify([...board.numbers])} at ${board.at}, and in truth it is ${JSON.stringify([...fold.numbers])} at ${fold.at}.`
}

/** An answer stays what it was; what was accepted is in the log up to its seq, what was refused left nothing. */
export function theAnswerStands({ truth, told }: Disk, answer: Answer): Wrong {
  const { commandId } = answer
  const seqs = truth.ofCommand.get(commandId) ?? []
  const before = told.get(commandId)
  if (before && textOf(before) !== textOf(answer)) return `Command ${commandId} is answered ${textOf(answer)}, and was ${textOf(before)}.`
  if (answer.outcome === 'accepted' && seqs.at(-1) !== answer.seq) return `Command ${commandId} is accepted at ${answer.seq}, but the log has records ${seqs.join(', ') || 'none'} of it.`
  return answer.outcome === 'refused' && seqs.length > 0 ? `Command ${commandId} is refused (${String(answer.because)}), but the log has records ${seqs.join(', ')} of it.` : undefined
}

/** What was there before a command came is not unknown to it, on the board or long gone from it. */
export function whatIsThereIsKnown(truth: Truth, answer: Answer, headBefore: Seq): Wrong {
  if (answer.outcome !== 'refused' || answer.because !== 'unknown-request') return undefined
  const request = truth.whole.requests.get(String(answer['request']))
  const wasThere = request !== undefined && request.acts.some(({ act, seq }) => act === 'received' && seq <= headBefore)
  return wasThere ? `Command ${answer.commandId} is told that there is no request ${request.id}, which is ${request.number}.` : undefined
}

/** Who reported is stored with what they reported. */
export async function theReporterIsKept(stores: Stores, requestId: string, reporter: object): Promise<Wrong> {
  const kept = await stores.requests.reporterOf(requestId)
  return kept && textOf(kept) === textOf(reporter) ? undefined : `Who reported ${requestId} is ${kept ? textOf(kept) : 'nobody'}, and it was ${textOf(reporter)}.`
}

/** Words that were removed are in no record, no row and no kept board. */
export async function removedWordsAreNowhere(stores: Stores, removed: readonly string[]): Promise<Wrong> {
  const snapshot = await stores.log.latestSnapshot()
  const rows: unknown[] = []
  for await (const row of stores.requests.all()) rows.push(row)
  const places = { log: JSON.stringify(await stores.log.read(0, 1e6)), 'kept board': snapshot?.board ?? '', projection: JSON.stringify(rows) }
  for (const text of removed) for (const [place, all] of Object.entries(places)) if (all.includes(text)) return `“${text}” was removed, and is still in the ${place}.`
  return undefined
}

/** The projection is what the log alone makes of it. */
export async function theProjectionIsTheLogs(stores: Stores, projectionOf: (log: Stores['log']) => Promise<{ id: string }[]>): Promise<Wrong> {
  const inOrder = (rows: { id: string }[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const rows: { id: string }[] = []
  for await (const row of stores.requests.all()) rows.push(row)
  const [kept, made] = [inOrder(rows), inOrder(await projectionOf(stores.log))]
  if (kept.length !== made.length) return `The projection has ${kept.length} rows; the log makes ${made.length}.`
  const wrong = kept.findIndex((row, i) => textOf(row) !== textOf(made[i]!))
  return wrong < 0 ? undefined : `The projection's row ${kept[wrong]!.id} ${firstDifference(kept[wrong], made[wrong])}.`
}
