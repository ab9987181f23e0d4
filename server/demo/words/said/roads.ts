import type { Saying } from '../saying.ts'

export const pothole: Saying = {
  facts: [
    '(New|Good-sized|Nasty|Round) hole in the (pavement|street|road), (about a foot across|two feet wide|big as a trash can lid).',
    'Pothole (in front of the driveway|by the mailboxes|right at the curb ramp|near the storm drain|just past the corner).',
    'Edge of the (old|last) patch (came loose|has crumbled|is breaking off) (again|).',
    '(Three|Four|A string of|Half a dozen) potholes in a row, (getting bigger every week|cars weave around them|the first one is the worst).',
    'Street is (breaking up|coming apart|alligatored) (along the gutter|where the gas company dug|over the utility cut).',
    'Hole where the (patch|cold patch) from last (winter|spring|year) washed out.',
    'Pothole (deep enough to see the brick|down to the gravel|full of water so you cannot see it).',
    'Pavement (sank|dropped|dipped) (a few inches|about four inches) around the (manhole|water valve|catch basin).',
    '(Loose chunks of asphalt|Broken pavement|Gravel and asphalt) all over the (street|lane) from a pothole.',
    'School bus (hits|bottoms out in|swerves around) a hole (at the stop|by the corner) every (morning|day).',
    'Hole at the end of (our|the) drive, (the trash truck makes it worse|it holds water all week|you have to drive around it).',
    'Trench from the (water|sewer|gas) work has (settled|sunk|gone soft).',
    'My (wife|husband|son|neighbor) (blew a tire|bent a rim|lost a hubcap) in a pothole here.',
    'Pothole (right where kids ride bikes|on the bike route|at the crosswalk), (hard to see|marked with a bucket for now).',
    'Hole opened up (after the rain|over the weekend|since the plow season) (next to|across from) the (hydrant|stop sign|church).',
  ],
  asides: ['I put a (cone|bucket|branch) in it.', 'Been like this (a month|since March|two weeks).', 'It gets deeper every time it rains.', 'You patched it last year and it did not hold.', 'Almost went down on my bike.'],
}

export const potholeMajor: Saying = {
  facts: [
    'Deep pothole in the (right|left|outside|inside|center) lane, (bent a rim|trucks are swerving|cannot be missed at night).',
    '(Row|String|Line) of potholes (before the bridge joint|at the light|coming off the hill|past the gas station).',
    'Hole in the (travel lane|turn lane|through lane), (two feet across|six inches deep|the size of a tire).',
    'Whole (lane|wheel path) is breaking up (northbound|southbound|eastbound|westbound).',
    'Pavement (blew up|heaved|popped) at the joint, (hard bang when you cross it|cars brake for it).',
    '(Two|Three) cars (pulled over|on the shoulder) with flats, pothole (just past the light|by the on-ramp|at the crosswalk).',
    'Plate over the trench (shifted|is rocking|has a gap), tires drop into it.',
    'Patch (came out|is gone) in the (right|left) lane, (sharp edge|straight-sided hole) left.',
    'Manhole frame sits (low|proud of the road), (drivers swerve into the next lane|loud bang all night).',
    'Crater in the (middle|approach) of the intersection, (everybody goes around it|bus drivers complain).',
    'Asphalt (shoved|rutted) at the stop bar, (you feel it in the wheel|motorcycle nearly went down).',
    'Big one opened (overnight|this morning|since yesterday) by the (railroad crossing|bridge|school entrance).',
  ],
  asides: ['Lost a (tire|wheel cover) there (today|last night).', 'Traffic is dodging into the other lane.', 'How do I file for the (tire|rim)?', 'Reported to the state too, they say it is city.', 'Very hard to see in the rain.'],
}

export const sidewalk: Saying = {
  facts: [
    'Slab lifted by (a|the) (maple|oak|silver maple) root, (three|four|about two) inches.',
    'Sidewalk (caved in|sank|dropped) (by the downspout|next to the curb|over an old drain).',
    'Concrete (crumbled|spalled|broken up) at the (curb ramp|driveway apron|corner).',
    'Trip hazard (in front of the church|by the bus stop|outside the shop|between two houses), (edge sticks up|one panel is tilted).',
    'Brick walk is (loose|heaving|missing bricks) (along the storefronts|by the bench|at the crossing).',
    'My (mother|neighbor|husband) (tripped|fell) on the raised (slab|edge) (yesterday|last week|on her way to church).',
    '(Wheelchair|Stroller|Walker) cannot get (past|over) the broken (panel|ramp|section).',
    'Water meter lid in the walk is (missing|broken|loose), (foot-size hole|kids step in it).',
    'Cellar grate in the sidewalk (gives|rattles|is bent) when you step on it.',
    'Sidewalk (ends in mud|washed out) where the (utility|cable company) dug and never (came back|poured it again).',
    'Sign post cut off at the (ground|concrete), (jagged stub|sharp metal) sticking up in the walk.',
    'Curb ramp (broken at the lip|full of gravel|too steep since it settled).',
  ],
  asides: ['I use a walker.', 'The mail carrier fell here too.', 'Painted it orange myself so people see it.', 'Kids walk this to school.', 'Is this mine or the city\'s?'],
}

export const sinkhole: Saying = {
  facts: [
    'Hole next to the (manhole|catch basin|valve box), (about two feet across and getting wider|you can hear water in it).',
    'Road (sinking|sagging|dropping) over the (sewer|old culvert|storm pipe), (cracks in a ring|a car went over and it gave).',
    'Pavement (collapsed|fell in) (by the curb|in the parking lane|at the alley), (hollow underneath|hole is deeper than it looks).',
    '(Sinkhole|Cave-in) in the (alley|street|lawn strip), (bigger than this morning|a trash can fits in it).',
    'Ground (opened up|gave way) where the (trench|main) was dug (in spring|last fall).',
    'Soft spot in the street (bounces when trucks pass|is ringed with cracks), (undermined, I think|looks ready to go).',
    'Hole under the edge of the sidewalk, (dirt is washing into it|goes back under the road).',
    'Culvert (end caved|is failing), shoulder (falling in|gone for six feet).',
  ],
  asides: ['Neighbors put (lawn chairs|sawhorses) around it.', 'You can see the pipe.', 'A truck nearly went in.', 'Please send somebody before dark.'],
}
