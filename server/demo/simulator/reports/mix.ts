import type { Source } from '../../../../shared/protocol/words.ts'
import type { Dice } from '../../dice.ts'

/** Services of which neighbours report the same thing: not what is at one's own house. */
export const SEEN_BY_MANY: ReadonlySet<string> = new Set(['wires-down', 'tree-blocking', 'water-main', 'street-flooding', 'signal-out', 'sinkhole', 'pothole-major', 'pothole', 'dead-animal', 'street-light', 'debris', 'park-hazard'])
/** Names are asked for, and given by those who call. */
export const GIVES_NAME = { phone: 0.7, web: 0.45, crew: 0, staff: 0, import: 0 } as const

/** How many of a hundred ordinary reports are of a service; services a city has added itself come now and then. */
const ORDINARY: Readonly<Record<string, number>> = {
  pothole: 15, 'pothole-major': 8, 'missed-trash': 13, 'street-light': 9, debris: 8, graffiti: 5, sidewalk: 5, 'sign-damaged': 6, 'tree-inspection': 5,
  'code-weeds': 5, 'dead-animal': 5, 'water-leak': 5, 'park-hazard': 3, 'signal-out': 2.5, 'street-flooding': 1.5, 'sewer-backup': 1.5, 'tree-blocking': 1,
  'water-main': 0.8, 'wires-down': 0.5, sinkhole: 0.4, 'snow-missed': 0,
}
/** Wind and rain: trees fall into wires, drains run full, signals go dark. */
const STORMY: Readonly<Record<string, number>> = {
  'tree-blocking': 27, 'wires-down': 20, 'street-flooding': 19, 'signal-out': 9, 'sewer-backup': 5, 'street-light': 4, 'sign-damaged': 4, debris: 3,
  'tree-inspection': 3, 'park-hazard': 1.5, pothole: 1.5, 'pothole-major': 1, 'water-main': 0.7, sinkhole: 0.8, 'missed-trash': 0.5,
}
const RARE = 0.3

export function drawService(codes: readonly string[], isStorm: boolean, dice: Dice): string {
  const mix = isStorm ? STORMY : ORDINARY
  return codes[dice.weighted(codes.map((code) => (Object.hasOwn(mix, code) ? mix[code]! : isStorm ? 0 : RARE)))]!
}

const BY_PHONE = new Set(['wires-down', 'tree-blocking', 'water-main', 'sewer-backup', 'street-flooding', 'signal-out', 'sinkhole', 'dead-animal'])

/** What cannot wait is called in; the rest is typed in the evening, or seen by those who work in the street. */
export function drawSource(serviceCode: string, dice: Dice): Source {
  const isUrgent = BY_PHONE.has(serviceCode)
  return (['phone', 'web', 'staff', 'crew'] as const)[dice.weighted(isUrgent ? [80, 8, 8, 4] : [32, 54, 8, 6])]!
}
