import { starterPack, OFFICE_HOURS } from '../../../server/setup/starter-pack.ts'
import type { Command } from '../../../shared/protocol/commands.ts'

type WithoutId<T> = T extends Command ? Omit<T, 'commandId'> : never
type Draft = WithoutId<Command>

/** The commands of one request's life: taken, looked at, given away, talked about, taken back, called off. */
export const LIFE = 10
export const CREWS = 12

/** The same ids for the same numbers, shaped like version 7 and rising like it. */
export const idOf = (n: number): string => {
  const hex = n.toString(16).padStart(12, '0')
  return `019a0000-${hex.slice(0, 4)}-7000-8000-${hex}`
}
export const crewIdOf = (n: number): string => idOf(900_000_000 + (n % CREWS))

const CODES = starterPack({ weekly: OFFICE_HOURS, holidays: [] }).flatMap((draft) => (draft.kind === 'DefineService' ? [draft.code] : []))

/** A report as a desk takes it; every second one with who called. */
export const received = (n: number): Command => ({
  kind: 'ReceiveRequest', commandId: idOf(n * (LIFE + 1) + 1), requestId: idOf(n * (LIFE + 1)), serviceCode: CODES[n % CODES.length]!, source: 'phone',
  place: { lng: -76.3 + (n % 97) / 2_000, lat: 40.04 + (n % 89) / 2_500, address: `${100 + (n % 900)} Derry St` },
  description: `Reported at corner ${n}: it has been like this since the morning.`,
  ...(n % 2 === 0 ? { reporter: { name: 'Pat Reyes', phone: '555-0134' } } : {}),
})

/** The i-th command of the n-th life, given on the board of `seenSeq`. */
export function commandOf(n: number, i: number, seenSeq: number): Command {
  if (i === 0) return received(n)
  const { requestId } = received(n) as { requestId: string }
  const crewId = crewIdOf(n)
  const draft: Draft =
    i === 1 ? { kind: 'AcknowledgeRequest', requestId }
    : i === 2 ? { kind: 'AssignCrew', requestId, crewId }
    : i === LIFE - 2 ? { kind: 'UnassignCrew', requestId, crewId }
    : i === LIFE - 1 ? { kind: 'CancelRequest', requestId, reason: 'Ran off by itself.' }
    : { kind: 'AddNote', requestId, text: `Called back ${i}: still there, no cars in it.` }
  return { ...draft, seenSeq, commandId: idOf(n * (LIFE + 1) + 1 + i) } as Command
}
