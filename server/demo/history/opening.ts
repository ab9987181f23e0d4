import type { DeclineReason, HoldReason, Source } from '../../../shared/protocol/words.ts'

/** What has happened to a request so far, minutes before the demo opens; crews by badge. */
export type Step =
  | readonly ['ack', number]
  | readonly ['give', number, crew: number]
  | readonly ['accept', number]
  /** On its way for so many minutes that so much of the way lies behind it. */
  | readonly ['under-way', share: number]
  /** Arrived then; when it set off follows from the way. */
  | readonly ['arrive', number]
  | readonly ['decline', number, DeclineReason]
  | readonly ['hold', number, HoldReason, owner: string, wakesIn: number]
  | readonly ['resume', number]
  | readonly ['note', number, text?: string]
  | readonly ['resolve', number]
  | readonly ['cancel', number]
  /** Another report of the same, merged two minutes later. */
  | readonly ['again', number]

export interface Opening {
  service: string
  /** Minutes before now. */
  received: number
  source?: Source
  steps: readonly Step[]
}

const h = 60
const d = 24 * h
const open = (service: string, received: number, source: Source, ...steps: Step[]): Opening => ({ service, received, source, steps })

/** The morning on which the demo opens: something in every status and phase, some of it late, most of it quiet. */
export const OPENING: readonly Opening[] = [
  open('wires-down', 42, 'phone', ['ack', 39], ['again', 33], ['again', 31], ['hold', 24, 'other-body', 'Power company', 5], ['resume', 16], ['note', 15, 'Power company is delayed, an hour at least; police hold the block. Truck 1 is loading barricades at the yard: send it when it calls in.']),
  open('street-flooding', 9, 'phone', ['ack', 6]),
  open('signal-out', 8, 'phone', ['ack', 5]),
  open('tree-blocking', 3, 'phone'),
  open('sinkhole', 6, 'phone', ['ack', 2]),
  open('sewer-backup', 50, 'phone', ['ack', 47], ['give', 44, 5], ['accept', 43], ['under-way', 0.7]),
  open('water-main', 85, 'phone', ['ack', 80], ['give', 78, 3], ['accept', 77], ['arrive', 55], ['note', 40]),
  open('signal-out', 70, 'staff', ['ack', 68], ['give', 66, 4], ['accept', 65], ['arrive', 38]),
  open('tree-blocking', 58, 'phone', ['ack', 55], ['again', 46], ['give', 52, 10], ['accept', 51], ['arrive', 29], ['note', 18]),
  open('dead-animal', 25, 'phone', ['ack', 20]),
  open('dead-animal', 66, 'phone', ['ack', 61], ['give', 48, 8], ['accept', 44]),
  open('pothole-major', 55, 'web', ['ack', 40], ['give', 30, 2], ['accept', 28]),
  open('pothole-major', 3 * h, 'web', ['ack', 172], ['give', 40, 7], ['accept', 38], ['under-way', 0.45]),
  open('pothole-major', 21, 'phone', ['ack', 14], ['again', 12]),
  open('park-hazard', 65, 'web', ['ack', 50], ['give', 36, 10]),
  open('missed-trash', 70, 'phone'),
  open('missed-trash', 2 * h, 'web', ['ack', 90], ['give', 75, 8]),
  open('missed-trash', 34, 'phone', ['ack', 30]),
  open('missed-trash', 27 * h, 'phone', ['ack', 26 * h]),
  open('water-leak', 3 * h, 'web', ['ack', 160], ['give', 95, 5]),
  open('water-leak', 5 * h, 'phone', ['ack', 165], ['give', 160, 5], ['decline', 112, 'busy'], ['hold', 100, 'waiting-resident', 'Resident, has the key', 90]),
  open('water-leak', 16, 'web'),
  open('pothole', 40, 'web'),
  open('pothole', 19 * h, 'web', ['ack', 2.5 * h], ['give', 60, 2]),
  open('pothole', 2 * d + 3 * h, 'phone', ['ack', 2 * d + 2 * h], ['give', 80, 6], ['accept', 76], ['arrive', 22]),
  open('pothole', 23 * h, 'web', ['ack', 2.2 * h], ['give', 46, 7]),
  open('pothole', 88, 'staff', ['ack', 70]),
  open('debris', 20 * h, 'web', ['ack', 2.4 * h], ['give', 110, 8], ['accept', 100], ['arrive', 41]),
  open('debris', 31 * h, 'phone', ['ack', 26 * h], ['hold', 25 * h, 'equipment', 'Grapple truck in the shop', 4 * h]),
  open('graffiti', 30 * h, 'web', ['ack', 26 * h], ['give', 2 * h, 9], ['decline', 80, 'wrong-gear']),
  open('graffiti', 4 * h, 'web'),
  open('sidewalk', 3 * d, 'web', ['ack', 2 * d + 20 * h], ['give', 90, 9]),
  open('sidewalk', 5 * h, 'web', ['ack', 110]),
  open('street-light', 2 * d, 'web', ['ack', d + 20 * h], ['hold', d, 'parts', 'Warehouse: LED driver', 5 * h]),
  open('street-light', 22 * h, 'web'),
  open('street-light', 3 * d + 4 * h, 'phone', ['ack', 3 * d], ['give', 70, 4]),
  open('sign-damaged', 26 * h, 'phone', ['ack', 23 * h]),
  open('sign-damaged', 4 * d + 2 * h, 'staff', ['ack', 4 * d], ['give', 100, 9]),
  open('tree-inspection', 2 * d, 'phone', ['ack', 26 * h]),
  open('tree-inspection', 5 * d, 'web', ['ack', 4 * d]),
  open('code-weeds', 28 * h, 'web'),
  open('code-weeds', 3 * d + 2 * h, 'phone', ['ack', 2 * d]),
  // Over and done with, and still on the board.
  open('missed-trash', 20 * h, 'phone', ['ack', 19.7 * h], ['give', 150, 8], ['accept', 148], ['arrive', 135], ['resolve', 122]),
  open('signal-out', 150, 'phone', ['ack', 147], ['give', 145, 4], ['accept', 144], ['arrive', 128], ['resolve', 84]),
  open('dead-animal', 170, 'phone', ['ack', 164], ['give', 140, 6], ['accept', 138], ['arrive', 124], ['resolve', 110]),
  open('pothole-major', 22 * h, 'phone', ['ack', 21.6 * h], ['give', 160, 2], ['accept', 157], ['arrive', 140], ['resolve', 102]),
  open('debris', 52, 'web', ['ack', 47], ['cancel', 35]),
]

/** Whose truck is not at work, minutes before the opening. */
export const CREW_STATES: readonly { n: number; status: 'break' | 'out-of-service'; since: number; reason: string }[] = [
  { n: 2, status: 'break', since: 9, reason: 'Coffee' },
  { n: 9, status: 'out-of-service', since: 62, reason: 'Hydraulic leak' },
]
