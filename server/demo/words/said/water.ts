import type { Saying } from '../saying.ts'

export const waterMain: Saying = {
  facts: [
    'Water (bubbling|coming|boiling) up through the (road|street|pavement), (pressure gone in the whole block|running down to the drain).',
    'Street is a river, water from (under the curb|the middle of the road|around the valve box).',
    'No water (in the house|on our side of the street|since six this morning), and the (street|yard) is flooding.',
    'Main (broke|let go) by the (hydrant|corner|church), (mud all over|lawn is washing out).',
    'Hydrant was (hit|sheared off|clipped) by a (truck|van), (water thirty feet up|shooting across the street).',
    'Brown water and hardly any pressure, (wet street out front|something broke down the block).',
    'Pavement (lifted|is heaving) with water (pouring|welling) out of the cracks.',
    'Water (spraying|gushing) from the (hole the contractor dug|trench|vault lid).',
    'Big leak, (gutter running full|ice cold water, clean) on a dry day.',
  ],
  asides: ['Basements are taking water.', 'It started with a loud bang.', 'The (diner|laundromat|clinic) has no water.', 'Is the water safe to drink?'],
}

export const waterLeak: Saying = {
  facts: [
    'Meter (box|pit) full of water, (overflowing to the sidewalk|lid floating).',
    'Wet (patch|spot) by the meter (that never dries|and it has not rained), (grass is bright green|soggy to walk on).',
    '(Small|Steady|Slow) (trickle|stream) from the meter (lid|pit) down the (curb|driveway).',
    'Water bill (doubled|jumped to $180|tripled), (you can hear it run at the meter|meter spins with everything off).',
    'Shutoff (valve|box) is (leaking|seeping|dripping) (at the curb|since the meter was changed).',
    'Curb stop (leaks|weeps) where the (new meter|line) was put in.',
    'Hydrant (drips|weeps|leaks at the cap), (puddle in the grass strip|moss growing).',
    'Water (standing|pooling) around the meter, (mosquitoes|mud on the walk).',
    'Hissing (sound|noise) in the meter box (day and night|all the time).',
    'Service line (leaking|dripping) on the city side, (plumber says|my plumber checked).',
    'Meter lid (cracked|broken) and (water in the pit|the box is full).',
  ],
  asides: ['Gate is unlocked.', 'Dog is friendly.', 'Call before you shut us off.', 'Plumber says it is on your side of the meter.', 'I work nights, please knock late.'],
}

export const sewerBackup: Saying = {
  facts: [
    'Water coming up in the (basement|floor drain|basement shower), smells (bad|awful|like sewage).',
    '(Toilet|Tub|Floor drain) (backs up|gurgles|overflows) when (anybody on the street flushes|we run the washer|it rains).',
    'Sewage in the (basement|laundry room|crawl space), (two inches|ankle deep|and rising).',
    'Manhole (overflowing|bubbling|lid is rocking), (paper and worse in the gutter|running to the creek).',
    'Plumber snaked (sixty|eighty) feet and says the (main|city line) is (plugged|full|backed up).',
    'Whole (building|row|duplex) cannot flush since (morning|last night).',
    '(Black|Gray|Foul) water (standing|rising) in the basement (drain|sump).',
    'Strong sewer (smell|gas) and (slow drains|gurgling) in (three|several) houses.',
    'Cleanout cap (blew off|is off), sewage on the (lawn|driveway).',
  ],
  asides: ['Elderly couple, they cannot carry things up.', 'Third time this year.', 'Furnace is about to get wet.', 'We have small kids in the house.', 'Neighbors have it too.'],
}

export const streetFlooding: Saying = {
  facts: [
    'Drain by the (bus stop|corner|school) is (blocked|plugged with leaves|clogged), water over the curb.',
    'Street (flooded|under water) (curb to curb|at the dip|under the railroad bridge), (cars turning around|a car stalled in it).',
    'Water (up to the hubcaps|over the sidewalk|halfway up our yard), (storm drain not taking any|grate covered with mulch).',
    'Catch basin (full of leaves|collapsed|buried in branches), (lake in the intersection|ponding across both lanes).',
    'Ditch is (over its banks|blocked with brush), (water across the road|running into garages).',
    'Culvert (plugged|blocked by a log|jammed), water (over the road|backing up to the houses).',
    'Underpass has (a foot|two feet|a lot) of water, (somebody drove in|pump is not running).',
    'Every (hard rain|storm) this (corner|low spot) floods, (now it is at the porch steps|today it is in the garage).',
    'Leaves over the grates, (whole block is a pond|crosswalk under water).',
    'Creek is (up to|touching) the (bridge|footbridge), water on the (road|path).',
  ],
  asides: ['I raked the grate but it is plugged deeper.', 'Basement windows are next.', 'Cars make waves into the yard.', 'Mail truck would not come through.'],
}
