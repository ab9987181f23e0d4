/** What crews and desk write about the work, by the starter pack's service codes: patterns for `Phrases`. */
export interface CrewLines {
  /** On the way through the job. */
  notes: readonly string[]
  /** When it is fixed. */
  fixed: readonly string[]
  materials?: readonly (readonly [name: string, from: number, to: number, unit?: string])[]
  /** When a hazard is gone and the repair has a date. */
  safe?: readonly string[]
}

const NOTHING_THERE = ['Nothing here any more.', 'Drove the block twice, nothing found.', 'Gone when we got here.', 'Resident says it is gone.']
export const NOT_FOUND: readonly string[] = NOTHING_THERE

const patch: CrewLines = {
  notes: ['(Deeper|Wider) than reported.', 'Sawcut and squared it.', 'Waiting for traffic to thin.', 'Base is soft under it.', 'Flagging one lane.'],
  fixed: ['(Cold|Hot) patch, (tamped|rolled) and open.', 'Cleaned out, tacked and filled.', 'Filled (two|three|all) holes, (swept|sand on top).', 'Temporary cold patch, hot mix when the plant runs.', 'Patched; manhole ring shimmed.'],
  materials: [['Cold patch', 1, 9, 'bags'], ['Hot mix', 0.2, 1.6, 'tons']],
}
const flood: CrewLines = {
  notes: ['Grate buried, raking.', 'Vactor on the way.', 'Road signs up on both ends.', 'Water going down slowly.'],
  fixed: ['Grate cleared, water going down.', 'Jetted the lead, (roots|leaves|a basketball) came out.', 'Basin cleaned, street passable.', 'Culvert opened, debris hauled.'],
}
const tree: CrewLines = {
  notes: ['Need the bucket truck.', 'Wires in it, waiting for the power company.', 'One lane open.', 'Cutting from the top.'],
  fixed: ['Cut up and chipped.', 'Road clear, stump left for later.', 'Limb down and hauled, (one load|two loads).', 'Cleared; brush stacked on the lawn strip for pickup.'],
  safe: ['Road open, wood stacked at the curb. Rest of the tree comes down with the climber.', 'Hanger cut, (trunk|crown) to be taken by the contractor.'],
}
const light: CrewLines = {
  notes: ['Photocell tested.', 'No power at the base.', 'Pole hit, needs a new arm.'],
  fixed: ['(Photocell|Fuse|Lamp) replaced, burning.', 'New LED head.', 'Rewired at the handhole.', 'Reset breaker in the cabinet, whole row is on.'],
  materials: [['LED head', 1, 1], ['Photocell', 1, 2], ['Fuse', 1, 3]],
}

export const CREW_LINES: Readonly<Record<string, CrewLines>> = {
  pothole: patch, 'pothole-major': patch, 'street-flooding': flood, 'tree-blocking': tree, 'tree-inspection': {
    notes: ['Looked from the ground, will sound it.', 'Climber needed.'],
    fixed: ['Sound. Deadwood (pruned|taken out).', 'Marked for removal, notice left.', 'Raised over the (walk|lane).', 'Looks fine, keeping an eye on it.'],
  },
  'wires-down': {
    notes: ['Taped off, keeping people back.', 'Power company called, (45 minutes|an hour).', 'It is a phone drop, not power.', 'Both ends of the block closed.'],
    fixed: ['Power company has it.', 'Service drop, cut and made dead by the power company.', 'Cable company took it down.'],
    safe: ['Cordoned, handed over to the power company.', 'Line dead, cones left, power company repairs.', 'Power company on site, (street closed|one lane open).'],
  },
  'water-main': {
    notes: ['Valve found, shutting the block down now.', 'Digging. (Six|Eight) inch cast iron.', 'Second valve will not close, going up the street.', 'Houses told, water off till (four|six).'],
    fixed: ['Clamp on, pressure back, flushed.', 'Section replaced, backfilled, plate on.', 'Main repaired, pavement on the patch list.'],
    materials: [['Repair clamp', 1, 2], ['Stone', 2, 9, 'tons']],
  },
  'water-leak': {
    notes: ['Leak is before the meter.', 'Shut at the curb stop.', 'Resident at home.'],
    fixed: ['New washer, dry.', 'Meter changed.', 'Coupling replaced, box pumped out.', 'Curb stop repacked.'],
    materials: [['Meter coupling', 1, 2], ['Meter 5/8 in', 1, 1]],
  },
  'sewer-backup': {
    notes: ['Manhole above is dry, below is full.', 'Jetting from downstream.', 'Camera going in.'],
    fixed: ['Main jetted, (grease|roots|wipes), flowing.', 'Blockage 60 ft down, cleared. Basement is the owner’s.', 'Cleared, on the (root|grease) list.'],
  },
  'signal-out': {
    notes: ['Controller locked up.', 'Stop signs out on all sides.', 'Loop cut by the paver.', 'Knockdown, arm is in the lane.'],
    fixed: ['Controller reset, running.', 'Load switch replaced.', 'Breaker reset, timing checked.', 'Sign back up on a new post.'],
    materials: [['Load switch', 1, 2], ['Conflict monitor', 1, 1]],
  },
  sinkhole: {
    notes: ['Void goes (three|five) feet back.', 'Sewer joint open below.', 'Locates called.'],
    fixed: ['Dug out, joint sealed, stone and plate.', 'Filled with flowable, open.'],
    safe: ['Plated and fenced.', 'Barricades and lights, lane closed.'],
    materials: [['Stone', 1, 12, 'tons'], ['Flowable fill', 1, 4, 'yards']],
  },
  sidewalk: {
    notes: ['Lip is (1½|2|3) in.', 'Root must be cut first.'],
    fixed: ['Ground flush.', 'Ramped with asphalt.', 'Two panels poured, cones for a day.', 'Lid replaced.'],
    safe: ['Wedged with asphalt, on the concrete list.', 'Painted and coned, panel on the list.'],
    materials: [['Concrete', 0.5, 3, 'yards'], ['Asphalt', 1, 4, 'bags']],
  },
  'dead-animal': { notes: ['Waiting for traffic to thin.'], fixed: ['Picked up.', 'Picked up, road washed.', 'Buried at the yard.', 'Taken to the landfill.'] },
  'missed-trash': { notes: ['Cart behind a car.', 'Whole street out.'], fixed: ['Collected.', 'Street collected, driver told.', 'Collected, new lid on.', 'Went back with the small truck.'] },
  debris: { notes: ['Second load needed.', 'Fridge has freon.', 'Name on the mail, passed on.'], fixed: ['Hauled, (one|two) loads.', 'Cleared and swept.', 'Picked up, bags searched for an address.'], materials: [['Disposal', 0.1, 1.8, 'tons']] },
  graffiti: { notes: ['Brick, needs the soda blaster.', 'Paint match for the wall?'], fixed: ['Washed off.', 'Painted over, gray.', 'Blasted, clean.', 'Removed, wall sealed.'], materials: [['Gray block paint', 1, 5, 'gal'], ['Remover', 1, 3, 'qt']] },
  'street-light': light,
  'sign-damaged': { notes: ['Post rusted at the ground.', 'Right sign not on the truck.'], fixed: ['New sign, old post.', 'New post and sign.', 'Turned back and bolted.', 'Branch cut, sign is seen.'], materials: [['U-post', 1, 2], ['Sign blank', 1, 1]] },
  'park-hazard': { notes: ['Taped off.', 'Part on order.', 'Children sent off it.'], fixed: ['Chain and seat replaced.', 'Board replaced, edges rounded.', 'Bolts cut and capped.', 'Swept and raked.', 'Nest removed.'], safe: ['Taken off its hooks till the part comes.', 'Fenced.'], materials: [['Swing chain', 1, 4, 'ft'], ['Deck board', 1, 6]] },
  'code-weeds': { notes: ['Notice on the door.', 'Nobody lives here.'], fixed: ['Owner mowed.', 'Notice served, cut by contractor.', 'Sight line cleared.'] },
}
export const ANY_CREW_LINES: CrewLines = { notes: ['On it.', 'Looking for the place.'], fixed: ['Done.', 'Fixed.', 'Taken care of.'] }
