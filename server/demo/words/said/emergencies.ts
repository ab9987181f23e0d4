import type { Saying } from '../saying.ts'

export const wiresDown: Saying = {
  facts: [
    'Pole leaning, line across the (sidewalk|yard|street), sparks when the wind blows.',
    '(Live wire|Power line|Wire) (down|on the ground|hanging low) (by the bakery|in the alley|in front of the house|across the drive).',
    'Cable hanging (head high|across the road|from pole to pole), (kids walk past here|trucks are catching it).',
    'Tree limb (took|pulled) the (wires|service line) down, (still humming|lights out on the block).',
    'Line (arcing|sparking|buzzing) on the (transformer|pole|wet grass).',
    'Wire on (top of a parked car|the fence|the roof of the garage), (somebody is inside|told them to stay put).',
    'Truck (snagged|pulled down|hit) the (wires|pole), pole is (cracked|snapped at the base|leaning over the road).',
    '(Two|Three) lines down (behind the houses|at the corner), (smoke from the grass|blue flash and a bang).',
    'Wires (slapping together|sagging into the tree), (flashes every few minutes|smell of burning).',
    'Service drop (torn off the house|pulled out of the wall) and lying in the (yard|driveway).',
    'Thick (black|gray) cable across (both lanes|the sidewalk), (could be phone, cannot tell|no sparks so far).',
  ],
  asides: ['Keeping people back.', 'Power went out with it.', 'Fire department is not here yet.', 'School lets out soon.'],
}

export const treeBlocking: Saying = {
  facts: [
    'Big (limb|branch|bough) down, one lane blocked, cars driving on the (grass|sidewalk).',
    '(Whole tree|Maple|Old oak|Cottonwood) (across|over|down across) the (road|street), nobody gets (through|by).',
    'Tree (leaning on|resting on|hung up in) the (wires|phone line) and over the street.',
    'Tree (split|broke) and (half of it|the top) is in the road.',
    '(Limb|Branch) hanging over the (lane|crosswalk), (cracked and about to come down|only held by bark).',
    '(Pine|Spruce|Locust) uprooted, (sidewalk came up with it|blocking the drive and one lane).',
    'Tree on a parked (car|truck), crown (in the street|across both lanes).',
    'Branches (all over the road|piled in the lane), (had to get out and drag one|bus could not pass).',
    'Dead (ash|elm) (fell|came down) (across the alley|at the curve), (dark, no lights on it|somebody nearly hit it).',
    'Tree down (at the bend|by the creek bridge|near the school), road closed (itself|in one direction).',
  ],
  asides: ['My neighbor has a chainsaw but wants an OK.', 'Ambulance would not get through.', 'Can we burn the wood?', 'More is going to fall.'],
}

export const signalOut: Saying = {
  facts: [
    'All four sides (dark|out|dead) (since the storm|since this morning|), (people are not stopping|near misses).',
    'Signal is on flash, (red all ways|yellow on the main road), (backed up to the bridge|nobody knows who goes).',
    'Left turn arrow (stays red|never comes|skips us), (sat through four cycles|people run it now).',
    'Light stuck on (green|red) (for the side street|northbound|on Main), (long line|ten minutes now).',
    'Stop sign (down|knocked flat|missing), (two cars nearly met|tire tracks over it).',
    'Signal head (hanging by the wire|turned the wrong way|swinging loose).',
    'Walk (light|button) (does nothing|is dead|never changes), (seniors cross here|school crossing).',
    'Truck (hit|clipped) the signal pole, (arm bent over the road|box is open, wires showing).',
    'Light changes (every few seconds|too fast|at random), (detector may be bad|since the paving).',
    '(Green both ways|Both directions green), saw it twice, (get somebody here|I called the police too).',
    'Crossing flasher (out|stuck on) at the school.',
  ],
  asides: ['A man is directing traffic in the rain.', 'Someone will get hit.', 'It did this last week.', 'Police left a cone.'],
}

export const deadAnimal: Saying = {
  facts: [
    '(Deer|Doe|Buck) on the shoulder, partly in the lane.',
    'Dead (raccoon|possum|skunk|groundhog) in the (road|middle of the street|gutter), (smells|cars keep hitting it).',
    'Hit (deer|dog|coyote) by the (guard rail|entrance|curve), (traffic going around|has a collar|big one).',
    'Dead (cat|dog) at the curb, (gray, no collar|has a tag|kids have seen it).',
    'Large animal (in the left lane|on the center line), (deer I think|people braking hard).',
    '(Goose|Turkey vulture|Two geese) dead (on the bridge|by the pond road), (feathers everywhere|others will not leave).',
    'Deer (died|lying) in the (ditch|front yard|side ditch), (flies on it|big one).',
    'Possum with (flies|buzzards) (by the bus stop|in front of the daycare).',
    '(Fox|Coyote|Skunk) run over (near the school|by the mailbox), (smell is in the house|please before the bus).',
    'Something dead in the (storm drain|culvert), (awful smell|cannot see what).',
  ],
  asides: ['Not mine.', 'Been there since last night.', 'Buzzards are in the road now.', 'I moved it off the line with a shovel.'],
}
