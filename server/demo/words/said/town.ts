import type { Saying } from '../saying.ts'

export const streetLight: Saying = {
  facts: [
    '(Third|Second|First) pole from the (corner|end), out (for a week|since Sunday|a month).',
    'Street light (flickers|blinks|cycles) all night.',
    '(Two|Three|Four) lights in a row (dark|out) (along the block|by the park|down the hill).',
    'Light (stays on|burning) all day.',
    'Lamp (buzzes|hums) and (goes off at ten|is dim orange|comes on for a minute).',
    'Pole was (hit|leaning|bumped by a plow), light (out since|hangs down|points at our window).',
    'Very dark (at the crosswalk|by the bus stop|at the school corner), light (out|dead).',
    'Globe (broken|cracked|hanging) on the (old style|downtown) lamp.',
    'Cover (open|missing) at the foot of the pole, wires (showing|hanging out).',
    'New LED (out already|went dark), pole (number 214|with the blue band|by the hydrant).',
    'Whole (cul-de-sac|street|block) has been dark (since the storm|two nights).',
    'Alley light (out|shot out|smashed), (second break-in|cannot see the steps).',
  ],
  asides: ['My daughter walks home there.', 'Pole tag is gone.', 'Reported by my neighbor too.', 'You fixed it in August.', 'No hurry but it is very dark.'],
}

export const signDamaged: Saying = {
  facts: [
    'Stop sign bent (by a truck|over), faces the wrong way.',
    'Street name sign (missing|gone|stolen) (at the corner|again), (deliveries get lost|ambulance drove past).',
    '(Speed limit|No parking|School zone|Yield) sign (down|flat in the grass|hit).',
    'Sign (faded|so faded) you cannot read it (at night|at all).',
    'One way sign (turned|twisted|pointing) the wrong way.',
    'Post (leaning|loose|rusted through), sign (ready to fall|swings in the wind).',
    'Branch (covers|hides) the (stop|speed|crossing) sign.',
    'Somebody (shot holes in|stuck stickers on|painted) the sign.',
    'Truck route sign (missing|down), semis (come down our street|get stuck at the bridge).',
    'Dead end sign (gone|knocked over), people (turn around in our drive|drive into the field).',
    'Mirror at the (alley|blind drive) (broken|cracked).',
    'Detour signs still up (from the paving|two weeks after), (nobody needs them|confusing).',
  ],
  asides: ['I have the sign in my garage.', 'Kids, I think.', 'Post is fine, just the sign.', 'Near miss this morning.'],
}

export const treeInspection: Saying = {
  facts: [
    '(Big|Long|Heavy) dead (branch|limb) over the (driveway|walk|street).',
    'City tree is (dying from the top|dropping bark|full of dead wood), (drops limbs|ash, I think).',
    '(Mushrooms|Conks|Fungus) at the (foot|base) of the street tree.',
    'Hollow in the (maple|oak|linden), (squirrels live in it|you can see through).',
    'Tree (leans more|is leaning) since the (storm|digging), roots (lifting|showing).',
    'Branches (on|rubbing) the (roof|wires|gutter).',
    'Can you (trim|raise|look at) the tree (by the bus stop|over the stop sign|at the curb), trucks hit it.',
    '(Woodpeckers|Carpenter ants|Borers) all over the (ash|elm|locust).',
    'Crack in the (trunk|main fork), (wider since winter|opened after the wind).',
    'New tree you planted is (dead|dying|never leafed out).',
    'Roots in my (sewer|walk|foundation), (tree is on the strip|city tree).',
    'Sweet gum (balls|mess) everywhere, (neighbor fell|can it come out).',
  ],
  asides: ['Not an emergency.', 'It is your tree, the pin is behind it.', 'Would hate to lose it.', 'Will be home (mornings|after three).'],
}

export const parkHazard: Saying = {
  facts: [
    'Swing (chain broken|seat torn|hook worn through), sharp end at face height.',
    'Bolt (sticking out|missing) on the (slide|climber|seesaw), child (cut her leg|scratched).',
    'Board (broken|rotten|missing) on the (footbridge|dock|bench|bleachers).',
    'Glass (in the sandbox|under the swings|on the court).',
    'Wasps (in the slide|under the picnic shelter|in the restroom).',
    'Water fountain (running|will not stop|leaks over the path), (ice when cold|mud).',
    'Limb (hanging over the playground|down on the fence).',
    'Backstop (fence curled up|has sharp wire), ball field (two|by the lot).',
    'Restroom (flooded|door off|locked with somebody in it).',
    'Rubber (surface|mat) (torn|lifted) under the (swings|monkey bars), kids trip.',
    'Grill (knocked over|loose), hot coals (dumped by the tree|in the mulch).',
    'Trail (washed out|undercut) by the (creek|second bridge), (drops a foot|bikes go fast there).',
    'Light pole cover (off|missing) by the (shelter|court), wires in reach.',
  ],
  asides: ['I taped it off.', 'There is a party here Saturday.', 'Kids are still on it.', 'Told the mowing crew too.'],
}

export const snowMissed: Saying = {
  facts: [
    'Street (never plowed|skipped), (cannot get up the hill|mail did not come).',
    'Plow (left a ridge|blocked the drive|missed the dead end).',
    'Ice (sheet|all across) (at the stop sign|on the bridge|where the main leaked).',
    'Sidewalk by the (school|bus stop) is (buried|ice).',
    'No salt on the (hill|curve), (three cars in the ditch|school bus slid).',
  ],
  asides: ['Home health nurse needs to get in.', 'Neighbors are shoveling the street.'],
}
