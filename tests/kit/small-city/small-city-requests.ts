import type { DeclineReason, HoldReason, Source } from '../../../shared/protocol/words.ts'

/** What happened to a request, minutes before now; crews by badge. */
export type Story =
  | readonly ['ack', number]
  | readonly ['give', number, crew: number]
  | readonly ['accept' | 'go' | 'arrive', number]
  | readonly ['decline', number, DeclineReason]
  | readonly ['hold', number, HoldReason, owner: string, wakesIn: number]
  | readonly ['resume', number]
  | readonly ['note', number, text: string]

export interface SmallCityRequest {
  service: string
  address: string
  /** Metres east and north of the city's centre. */
  east: number
  north: number
  /** Minutes before now. */
  received: number
  words: string
  source?: Source
  caller?: { name: string; phone: string }
  story: readonly Story[]
}

const h = 60
const d = 24 * h

/** A busy morning of the small city: something in every open status, some of it late, most of it quiet. */
export const SMALL_CITY_REQUESTS: readonly SmallCityRequest[] = [
  { service: 'wires-down', address: '3320 Derry St', east: 620, north: -760, received: 42, words: 'Pole leaning, line across the sidewalk, sparks when the wind blows.', source: 'phone', caller: { name: 'Denise Ortiz', phone: '555-0168' }, story: [['ack', 39], ['hold', 24, 'other-body', 'Valley Power', 30], ['resume', 16]] },
  { service: 'street-flooding', address: 'Pike St near Walker', east: 1210, north: -980, received: 9, words: 'Drain by the bus stop is blocked, water over the curb.', source: 'phone', caller: { name: 'Marcus Bell', phone: '555-0142' }, story: [['ack', 6]] },
  { service: 'signal-out', address: 'Union Deposit & Londonderry', east: 1850, north: 1540, received: 8, words: 'All four sides dark since the storm last night.', source: 'phone', story: [['ack', 5]] },
  { service: 'tree-blocking', address: '4100 Spring Creek Rd', east: 2600, north: 780, received: 3, words: 'Big limb down, one lane blocked, cars driving on the grass.', source: 'phone', caller: { name: 'Ruth Amsel', phone: '555-0117' }, story: [] },
  { service: 'sinkhole', address: '88 Canal Row', east: -2140, north: -1620, received: 6, words: 'Hole next to the manhole, about two feet across and getting wider.', source: 'phone', story: [['ack', 2]] },
  { service: 'sewer-backup', address: '128 S 29th St', east: -1460, north: -210, received: 50, words: 'Water coming up in the basement, smells bad.', source: 'phone', caller: { name: 'Theo Park', phone: '555-0155' }, story: [['ack', 47], ['give', 44, 5], ['accept', 43], ['go', 30]] },
  { service: 'water-main', address: 'Herr St & 19th', east: -3020, north: 1180, received: 85, words: 'Water bubbling up through the road, pressure gone in the whole block.', source: 'phone', story: [['ack', 80], ['give', 78, 3], ['accept', 77], ['go', 75], ['arrive', 55], ['note', 40, 'Valve found, shutting the block down now.']] },
  { service: 'signal-out', address: 'Chambers Hill Rd & Rte 441', east: 3340, north: -1920, received: 70, words: 'Left turn arrow stays red.', source: 'staff', story: [['ack', 68], ['give', 66, 4], ['accept', 65], ['go', 60], ['arrive', 38]] },
  { service: 'dead-animal', address: '2210 Chambers Hill Rd', east: 2280, north: -2240, received: 25, words: 'Deer on the shoulder, partly in the lane.', source: 'phone', story: [['ack', 20]] },
  { service: 'pothole-major', address: 'Paxton St at 40th', east: 1540, north: -1480, received: 55, words: 'Deep, right lane. Bent a rim.', source: 'web', story: [['ack', 40], ['give', 30, 2], ['accept', 28]] },
  { service: 'pothole-major', address: 'Cameron St near the bridge', east: -2480, north: 620, received: 3 * h, words: 'Row of potholes before the bridge joint.', source: 'web', story: [['ack', 172], ['give', 40, 7], ['accept', 38], ['go', 4]] },
  { service: 'park-hazard', address: 'Reservoir Park playground', east: -960, north: 1890, received: 65, words: 'Swing chain broken, sharp end at face height.', source: 'web', story: [['ack', 50], ['give', 36, 10], ['accept', 30], ['go', 12]] },
  { service: 'missed-trash', address: '512 Wilhelm Rd', east: 410, north: 1320, received: 70, words: 'Whole street was skipped this morning.', source: 'phone', story: [] },
  { service: 'missed-trash', address: '77 Locust Ln', east: 2890, north: 2010, received: 2 * h, words: 'Recycling not taken, bins still full.', source: 'web', story: [['ack', 90], ['give', 75, 8]] },
  { service: 'water-leak', address: '1633 Berryhill St', east: -1830, north: -980, received: 3 * h, words: 'Meter box full of water, overflowing to the sidewalk.', source: 'phone', story: [['ack', 160], ['give', 95, 5]] },
  { service: 'water-leak', address: '905 Rutherford Rd', east: 3460, north: 260, received: 5 * h, words: 'Wet patch by the meter, neighbour has the key to the yard.', source: 'phone', story: [['ack', 165], ['hold', 100, 'waiting-resident', 'Resident, has the key', 90]] },
  { service: 'pothole', address: '34 Sylvan Ter', east: 220, north: -330, received: 40, words: 'New hole in front of the school gate.', source: 'web', story: [] },
  { service: 'pothole', address: '2000 block Market St', east: -680, north: 90, received: 19 * h, words: 'Edge of the patch came loose again.', source: 'web', story: [['ack', 2.5 * h], ['give', 60, 2]] },
  { service: 'debris', address: 'End of Hale Ave', east: 2120, north: -560, received: 20 * h, words: 'Two mattresses and a fridge by the guard rail.', source: 'web', story: [['ack', 2.4 * h], ['give', 110, 8], ['accept', 100], ['go', 60], ['arrive', 41]] },
  { service: 'graffiti', address: 'Underpass, 17th St', east: -2760, north: -340, received: 30 * h, words: 'Fresh tags on both walls of the underpass.', source: 'web', story: [['ack', 26 * h], ['give', 2 * h, 9], ['decline', 80, 'wrong-gear']] },
  { service: 'graffiti', address: 'Library, Walnut St', east: -420, north: 640, received: 4 * h, words: 'Back door and the book drop.', source: 'web', story: [] },
  { service: 'sidewalk', address: '1411 Swatara St', east: -1120, north: -1710, received: 3 * d, words: 'Slab lifted by the maple root, four inches.', source: 'web', story: [['ack', 2 * d + 20 * h], ['give', 90, 9]] },
  { service: 'street-light', address: '4500 Locust Ln', east: 3120, north: 1430, received: 2 * d, words: 'Third pole from the corner, out for a week.', source: 'web', story: [['ack', d + 20 * h], ['hold', d, 'parts', 'Warehouse: LED driver', 5 * h]] },
  { service: 'street-light', address: '310 Hummel St', east: -2310, north: -1150, received: 22 * h, words: 'Flickers all night.', source: 'web', story: [] },
  { service: 'sign-damaged', address: 'Rutherford Rd & Derry', east: 2960, north: -340, received: 26 * h, words: 'Stop sign bent by a truck, faces the wrong way.', source: 'phone', story: [['ack', 23 * h]] },
  { service: 'tree-inspection', address: '219 N 2nd St', east: -3410, north: 340, received: 2 * d, words: 'Big dead branch over the driveway.', source: 'phone', story: [['ack', 26 * h]] },
  { service: 'code-weeds', address: '1806 State St', east: -1340, north: 820, received: 28 * h, words: 'Yard is higher than the fence, rats.', source: 'web', story: [] },
]

export interface SmallCityCrew {
  name: string
  badge: string
  skills: string[]
  /** Metres east and north of the centre: where its truck stands when the tests begin. */
  east: number
  north: number
}

const crew = (n: number, skills: string[], east: number, north: number): SmallCityCrew => ({ name: `Truck ${n}`, badge: String(n), skills, east, north })

export const SMALL_CITY_CREWS: readonly SmallCityCrew[] = [
  crew(1, ['line', 'tree'], 380, 240),
  crew(2, ['streets'], 1120, -1050),
  crew(3, ['water', 'sewer'], -3020, 1180),
  crew(4, ['signals', 'line'], 3340, -1920),
  crew(5, ['water', 'sewer'], -1220, 40),
  crew(6, ['streets', 'flood'], 1750, 320),
  crew(7, ['streets'], -2100, 560),
  crew(8, ['sanitation'], 2120, -560),
  crew(9, ['streets', 'signs'], -1080, -1400),
  crew(10, ['parks', 'tree'], -760, 1480),
  crew(11, ['tree'], 60, -120),
  crew(12, ['flood', 'streets'], -200, -60),
]
