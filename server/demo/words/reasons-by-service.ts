import type { HoldReason } from '../../../shared/protocol/words.ts'

export type WaitReason = Exclude<HoldReason, 'planned'>

/** Why the work on one service stops, ends or begins again; what is not here does not happen to it. */
export interface ServiceReasons {
  /** On whom a held request waits; every crew reads it, so residents have no names here. */
  holds?: Partial<Record<WaitReason, readonly string[]>>
  cancelled: readonly string[]
  reopened?: readonly string[]
  notOurs?: readonly string[]
}

const MISTAKE = ['Reported by mistake', 'Caller has the wrong town']
const GONE = ['Caller rang back: it is gone', ...MISTAKE]
const OTHER_ROADS = ['County highway', 'State highway district', 'Township']
const LOCATES = ['Gas company locates', 'Power company locates']

const paving: ServiceReasons = {
  holds: { weather: ['Rain, too wet to patch', 'Too cold for hot mix'], 'crew-busy': ['Streets foreman'], equipment: ['Roller at the garage', 'Hot box in the shop'], 'other-body': ['Gas company, their trench', 'Water foreman, cut still open'] },
  cancelled: ['Already on the paving list', 'Paved this week', ...MISTAKE], reopened: ['Patch came out again', 'Only half of it was done', 'Still there, says the caller'], notOurs: [...OTHER_ROADS, 'Railroad', 'Property owner'],
}
const trees: ServiceReasons = {
  holds: { weather: ['Wind, no bucket work', 'Ground too soft for the truck'], 'crew-busy': ['Tree foreman'], equipment: ['Bucket truck at inspection', 'Chipper in the shop'], 'other-body': ['Power company, line in the tree'] },
  cancelled: ['Neighbor cleared it', 'Caller rang back: it is off the road', ...MISTAKE], reopened: ['Another limb came down', 'Only half of it was done', 'Wood left in the lane'], notOurs: [...OTHER_ROADS, 'Property owner', 'Power company', 'Homeowners association'],
}
const sewer: ServiceReasons = {
  holds: { 'waiting-resident': ['Tenant, cleanout in the basement'], equipment: ['Vactor in the shop', 'Camera van lent to the county'], 'crew-busy': ['Water foreman'] },
  cancelled: ['Plumber cleared it', 'Caller rang back: it drains', ...MISTAKE], reopened: ['Backed up again', 'Still there, says the caller'], notOurs: ['Property owner, blocked on the private side', 'Homeowners association'],
}

/** By the starter pack's service codes. */
export const REASONS_BY_SERVICE: Readonly<Record<string, ServiceReasons>> = {
  pothole: paving, 'pothole-major': paving, 'tree-blocking': trees, 'sewer-backup': sewer,
  'tree-inspection': { ...trees, cancelled: ['Already on the pruning list', 'Caller asked twice', ...MISTAKE], reopened: ['More bark came down', 'Wrong tree'], holds: { ...trees.holds, 'other-body': ['Power company, line clearance'], 'waiting-resident': ['Resident, gate locked', 'Owner, wants to be there'] } },
  'wires-down': { holds: { 'other-body': ['Power company', 'Power company, line not dead yet'] }, cancelled: ['Power company took it down', 'Fire department took care of it'], reopened: ['Came loose again', 'Another line is down'], notOurs: ['Power company', 'Cable company', 'Phone company'] },
  'street-flooding': { holds: { weather: ['Creek must go down'], equipment: ['Vactor in the shop'], 'crew-busy': ['Streets foreman'] }, cancelled: ['Caller rang back: it drained', 'Neighbor raked the grate'], reopened: ['Water is back', 'Grate is covered again'], notOurs: [...OTHER_ROADS, 'Drainage district', 'Railroad'] },
  'signal-out': { holds: { parts: ['Supplier: controller card', 'Warehouse: signal head'], 'other-body': ['Power company, no feed'] }, cancelled: ['Caller rang back: it runs', 'Came back by itself'], reopened: ['Dark again', 'On flash again'], notOurs: ['State highway district', 'County highway', 'Railroad'] },
  sinkhole: { holds: { 'other-body': LOCATES, weather: ['Rain, hole must drain'] }, cancelled: MISTAKE, reopened: ['Sinking again', 'Plate has moved'], notOurs: [...OTHER_ROADS, 'Gas company', 'Railroad'] },
  'water-main': { holds: { parts: ['Supplier: repair clamp'], 'other-body': LOCATES }, cancelled: ['Hydrant flushing, was announced', ...MISTAKE], reopened: ['Water is back', 'Still no pressure'], notOurs: ['Rural water district', 'Property owner, private line'] },
  'water-leak': { holds: { 'waiting-resident': ['Resident, has the key', 'Resident, back at six', 'Tenant, gate locked'], parts: ['Meter shop', 'Supplier: curb stop'], 'crew-busy': ['Water foreman'], 'other-body': LOCATES }, cancelled: ['Plumber fixed it', 'Was the sprinkler', ...MISTAKE], reopened: ['Drips again', 'Water is back', 'Meter pit is full again'], notOurs: ['Property owner', 'Homeowners association'] },
  'street-light': { holds: { parts: ['Warehouse: LED driver', 'Pole yard'], equipment: ['Bucket truck at inspection'], weather: ['Wind, no bucket work'], 'other-body': ['Power company, no feed'] }, cancelled: ['Caller rang back: it burns', 'Same pole as another request', ...MISTAKE], reopened: ['Out again the same night', 'Wrong pole'], notOurs: ['Power company', 'State highway district', 'Homeowners association'] },
  'sign-damaged': { holds: { parts: ['Sign shop', 'Sign shop: posts'], 'other-body': LOCATES, 'crew-busy': ['Streets foreman'] }, cancelled: ['Neighbor set it up again', 'Already at the sign shop', ...MISTAKE], reopened: ['Came loose again', 'Turned around again', 'Wrong sign was changed'], notOurs: [...OTHER_ROADS, 'Railroad', 'Homeowners association'] },
  sidewalk: { holds: { weather: ['Rain, no concrete', 'Too cold to pour'], 'crew-busy': ['Streets foreman'], 'waiting-resident': ['Neighbor, moving the car'], 'other-body': ['Gas company locates'] }, cancelled: ['Already on the concrete list', ...MISTAKE], reopened: ['Wedge came off', 'Only half of it was done', 'Wrong house'], notOurs: ['Property owner', 'State highway district', 'Homeowners association'] },
  debris: { holds: { equipment: ['Grapple truck in the shop'], 'crew-busy': ['Sanitation foreman'], 'other-body': ['Police, looking for the owner'] }, cancelled: ['Neighbor cleared it', 'Owner came back for it', ...GONE], reopened: ['Half of it was left', 'Dumped again the same night'], notOurs: [...OTHER_ROADS, 'Property owner', 'Railroad'] },
  graffiti: { holds: { weather: ['Rain, paint will not hold', 'Too cold to paint'], equipment: ['Soda blaster rented out'], parts: ['Warehouse: wall paint'], 'waiting-resident': ['Owner, must agree to the paint'] }, cancelled: ['Owner painted it over', 'Is a mural, permitted', ...MISTAKE], reopened: ['Tagged again', 'Shows through the paint'], notOurs: ['Property owner', 'Railroad', 'Power company, their box', 'Transit agency'] },
  'dead-animal': { holds: { 'crew-busy': ['Sanitation foreman'] }, cancelled: GONE, reopened: ['Still there, says the caller'], notOurs: [...OTHER_ROADS, 'Property owner'] },
  'missed-trash': { holds: { 'crew-busy': ['Sanitation foreman'] }, cancelled: ['Caller rang back: truck came', 'Cart was out too late', 'Not their day', ...MISTAKE], reopened: ['Still there, says the caller', 'Wrong house'], notOurs: ['Private hauler', 'Homeowners association', 'Township'] },
  'snow-missed': { holds: { 'crew-busy': ['Streets foreman'], weather: ['Still snowing, main roads first'] }, cancelled: ['Plowed meanwhile', ...MISTAKE], reopened: ['Drifted shut again', 'Still there, says the caller'], notOurs: [...OTHER_ROADS, 'Homeowners association'] },
  'park-hazard': { holds: { parts: ['Warehouse: swing chain', 'Supplier: deck boards'], weather: ['Ground too soft for the truck'], 'crew-busy': ['Parks foreman'] }, cancelled: ['Parks crew had done it', ...GONE], reopened: ['Came loose again', 'Only half of it was done'], notOurs: ['School district', 'Homeowners association', 'County parks'] },
  'code-weeds': { holds: { 'waiting-resident': ['Owner, notice runs', 'Tenant, gate locked'], 'crew-busy': ['Code officer'] }, cancelled: ['Owner mowed it', 'Already under notice', ...MISTAKE], reopened: ['Only half of it was done', 'Wrong lot was cut'], notOurs: ['Railroad', 'County highway', 'Homeowners association'] },
}

/** A service the city has added itself. */
export const ANY_REASONS: ServiceReasons = { holds: { 'crew-busy': ['Foreman'] }, cancelled: MISTAKE, reopened: ['Still there, says the caller'], notOurs: ['County', 'Property owner'] }
export const reasonsOf = (serviceCode: string): ServiceReasons => REASONS_BY_SERVICE[serviceCode] ?? ANY_REASONS
