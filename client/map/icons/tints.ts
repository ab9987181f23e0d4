import { byBadge } from '../../format/crew-words.ts'
import { leadOf } from '../../../shared/domain/requests.ts'
import type { Crew, ServiceRequest } from '../../../shared/protocol/board.ts'
import type { Status } from '../../../shared/protocol/words.ts'
import type { Colouring } from '../../stores/colouring.svelte.ts'
import { DARK_INK, IDENTITY, type ThemeColours } from '../map-colours.ts'

/** What a sign is painted in when colours do not tell its clock. `none`: nobody has it. */
export const STATUS_TINTS = ['new', 'acknowledged', 'given', 'under-way', 'on-scene', 'on-hold'] as const
export const CREW_TINTS = ['crew-0', 'crew-1', 'crew-2', 'crew-3', 'crew-4', 'crew-5'] as const
export const TINTS = ['none', ...STATUS_TINTS, ...CREW_TINTS] as const
export type Tint = (typeof TINTS)[number]

/** A tint is never alone: the same is said by a letter or by the crew's badge. */
export interface Tinted {
  tint: Tint
  text: string
}

const STATUS_TINT: Partial<Record<Status, Tinted>> = {
  received: { tint: 'new', text: 'N' },
  acknowledged: { tint: 'acknowledged', text: 'A' },
  assigned: { tint: 'given', text: 'G' },
  accepted: { tint: 'given', text: 'G' },
  'en-route': { tint: 'under-way', text: 'U' },
  'on-scene': { tint: 'on-scene', text: 'S' },
  'on-hold': { tint: 'on-hold', text: 'H' },
}
/** Each status once, as far as colours tell them apart. */
export const statusTints = (): Tinted[] => [...new Map(Object.values(STATUS_TINT).map((each) => [each.tint, each])).values()]
/** A status as a legend names it. */
export const tintName = ({ tint }: Tinted): string => tint.replace('-', ' ')
const NEUTRAL: Tinted = { tint: 'none', text: '' }

/** A crew's colour by its place among all crews: it keeps it from shift to shift. */
export function crewTints(crews: Iterable<Crew>): ReadonlyMap<string, Tinted> {
  const sorted = [...crews].sort(byBadge)
  return new Map(sorted.map(({ id, badge }, i) => [id, { tint: CREW_TINTS[i % CREW_TINTS.length]!, text: badge }]))
}

/** How requests are tinted; undefined where colour tells the clock. */
export function requestTint(by: Colouring, crews: ReadonlyMap<string, Tinted>): ((request: ServiceRequest) => Tinted) | undefined {
  if (by === 'clock') return undefined
  if (by === 'status') return ({ status }) => STATUS_TINT[status] ?? NEUTRAL
  return (request) => crews.get(leadOf(request) ?? '') ?? NEUTRAL
}

/** The face, and what stands on it. */
export function tintColours({ ui }: ThemeColours, tint: Tint): { fill: string; on: string } {
  switch (tint) {
    case 'none':
      return { fill: ui.panel, on: ui['ink-2'] }
    case 'new':
      return { fill: ui.ink, on: ui.card }
    case 'acknowledged':
      return { fill: ui['line-2'], on: ui.ink }
    case 'given':
      return { fill: IDENTITY[2]!, on: DARK_INK }
    case 'under-way':
      return { fill: IDENTITY[1]!, on: DARK_INK }
    case 'on-scene':
      return { fill: ui.met, on: ui.card }
    case 'on-hold':
      return { fill: ui.pause, on: ui.card }
    default:
      return { fill: IDENTITY[CREW_TINTS.indexOf(tint)]!, on: DARK_INK }
  }
}
