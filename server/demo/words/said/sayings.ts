import type { Saying } from '../saying.ts'
import { deadAnimal, signalOut, treeBlocking, wiresDown } from './emergencies.ts'
import { pothole, potholeMajor, sidewalk, sinkhole } from './roads.ts'
import { debris, graffiti, missedTrash, weeds } from './sanitation.ts'
import { parkHazard, signDamaged, snowMissed, streetLight, treeInspection } from './town.ts'
import { sewerBackup, streetFlooding, waterLeak, waterMain } from './water.ts'

/** By the starter pack's service codes. */
export const SAYINGS: Readonly<Record<string, Saying>> = {
  'wires-down': wiresDown, 'tree-blocking': treeBlocking, 'water-main': waterMain, 'sewer-backup': sewerBackup,
  'street-flooding': streetFlooding, 'signal-out': signalOut, sinkhole, 'pothole-major': potholeMajor, pothole, 'dead-animal': deadAnimal,
  'missed-trash': missedTrash, 'water-leak': waterLeak, 'street-light': streetLight, debris, graffiti, sidewalk, 'sign-damaged': signDamaged,
  'tree-inspection': treeInspection, 'snow-missed': snowMissed, 'park-hazard': parkHazard, 'code-weeds': weeds,
}

/** A service the city has added itself: people say little that fits everything. */
export const ANYTHING: Saying = {
  facts: [
    'Something needs looking at (here|at this spot), (has been like this a while|new since yesterday).',
    'Please send somebody to (look|check) (this|here), (not sure who else to call|it is getting worse).',
    '(Same|The same) problem as (last month|in spring), (back again|not fixed for long).',
    '(Problem|Trouble) (in front of the house|at the corner|by the alley), (easy to see|ask for me).',
  ],
  asides: ['Thanks for looking.', 'Call me if you cannot find it.'],
}
