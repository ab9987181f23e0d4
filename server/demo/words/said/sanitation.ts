import type { Saying } from '../saying.ts'

export const missedTrash: Saying = {
  facts: [
    'Whole (street|block|cul-de-sac|side of the street) was skipped (this morning|today|again).',
    'Recycling not (taken|picked up|emptied), (bin still full|both bins at the curb).',
    'Truck (drove past|went right by|did not turn in), can was out at (six|5:30|six the night before).',
    'They took the (neighbors\'|house next door) and left (ours|mine).',
    'Trash (missed|skipped) (two weeks in a row|second week running|for the third time since summer).',
    '(Yard waste|Leaf bags|Brush) (still at the curb|not picked up), (six bags|ten bags|tied like you asked).',
    'Can was (half emptied|tipped and left|dropped with the lid off), trash (down the street|in the yard).',
    'Bulk item (couch|mattress|water heater) (scheduled|booked|on the list) for (today|yesterday) and (still here|nobody came).',
    '(Dead-end|Alley side) pickup missed, (truck could not get past a car|nobody came down).',
    'Blue bin (gone|taken) with the truck, (need a new one|lid is in the road).',
    'Cart arm (broke|cracked) our (lid|can) and the bags are (on the grass|still in it).',
    'No pickup at the (duplex|apartments|church), dumpster is (full|overflowing).',
    'Holiday schedule says (today|Tuesday), (nobody came|still waiting).',
  ],
  asides: ['Crows are in the bags.', 'Can was out on time.', 'Will leave it out.', 'Is it the holiday week?', 'The app said it was collected.', 'Third call on this.'],
}

export const debris: Saying = {
  facts: [
    '(Two mattresses|A couch|Box spring) and a (fridge|TV|dresser) (by the guard rail|at the dead end|in the alley).',
    'Pile of (tires|shingles|drywall|lumber) dumped (by the tracks|behind the garages|at the river access).',
    '(Bags|Garbage bags|Contractor bags) thrown (down the bank|off the bridge|along the fence), (some torn open|eight or nine).',
    'Load of (gravel|mulch|branches) spilled (in the lane|at the corner), (cars spread it|motorcycle slid).',
    'Shopping carts (in the creek|at the underpass|behind the wall), (five of them|for weeks).',
    '(Paint cans|Oil jugs|Car batteries) left (by the storm drain|at the alley), (one is leaking|lids off).',
    'Ladder in the (road|left lane), (fell off a truck|cars swerving).',
    'Somebody (emptied an apartment|moved out) onto the (curb|lawn strip), (blocks the walk|rain all over it).',
    'Boat (on blocks|without a trailer) left at the (ramp|end of the street), no plates.',
    '(Toilet|Hot tub|Piano), yes really, (in the ditch|on the sidewalk|at the trail head).',
    'Broken glass (all over the path|across the bike lane|in the crosswalk).',
    'Tree trimmings from a (contractor|crew) left (in the street|on the walk), (two days now|blocking a lane).',
  ],
  asides: ['Have the plate number of the truck.', 'Happens every month end.', 'There is mail with a name in it.', 'Rats already.', 'Camera at the corner may have it.'],
}

export const graffiti: Saying = {
  facts: [
    'Fresh tags on (both walls|the wall|the pillars) of the (underpass|rail bridge|footbridge).',
    '(Back door|Book drop|Side wall) of the (library|post office|depot) (sprayed|tagged|painted over).',
    '(Silver|Black|Red) letters (six feet high|all along|twenty feet long) on the (retaining wall|garage|fence).',
    'Name (scratched|sprayed|burned) into the (bus shelter|bench|playground slide).',
    'Signal (box|cabinet) (covered|tagged) again, (third time|same name).',
    '(Stickers|Marker|Paint) all over the (street signs|parking signs|stop sign).',
    'Mural was (tagged over|painted on) (last night|over the weekend).',
    'Boxcar (style letters|art) now on the (city|depot|warehouse) wall facing (the street|the tracks).',
    'Rude (words|drawing) on the (skate park|underpass|water tower fence), (kids see it|church is next door).',
    'Paint on the (war memorial|fountain|bandstand), (blue|still wet).',
    'Alley doors (tagged|hit) (from end to end|all four), (shop owners asked me to call|new since Friday).',
  ],
  asides: ['Same tag as last month.', 'We have them on camera.', 'Owner says you may paint it gray.', 'It is right across from the school.'],
}

export const weeds: Saying = {
  facts: [
    'Yard is higher than the (fence|mailbox|porch), (rats|snakes|ticks).',
    'House (empty|vacant|foreclosed) since (spring|last year), grass (two feet|waist high).',
    'Weeds (over the sidewalk|out to the curb), (have to walk in the street|stroller will not go through).',
    'Corner lot (overgrown|full of brush), cannot see (around it|cars coming).',
    'Junk (cars|mowers|washers) in the (front yard|side yard), (three now|weeds growing through).',
    'Hedge (covers|blocks) the (stop sign|street sign|walk).',
    'Vines (over the fence and onto our garage|up the power pole|taking the alley).',
    'Landlord never (mows|cuts it), (thistles going to seed|a foot and a half).',
    'Pool (green|full of frogs|never covered), (mosquitoes|fence is down).',
    'Brush pile (by the alley|against the fence) (since summer|all year), (rats|possums) in it.',
  ],
  asides: ['Do not give my name.', 'Owner lives out of state.', 'Sent you a letter in June.', 'He means well, he is 90. Maybe somebody could help.'],
}
