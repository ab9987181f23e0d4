/**
 * What callers say for what the city calls something else, by the glyph of the service: the code
 * and the name are the city's own, the picture is the same everywhere.
 */
export const COMMON_WORDS: Readonly<Record<string, readonly string[]>> = {
  animal: ['carcass', 'deer', 'dog', 'cat', 'raccoon', 'skunk', 'roadkill', 'smell'],
  debris: ['dumping', 'mattress', 'tires', 'junk', 'fridge', 'furniture', 'rubbish'],
  flood: ['flooding', 'drain', 'storm drain', 'puddle', 'standing water', 'inlet', 'catch basin'],
  graffiti: ['tag', 'paint', 'spray', 'vandalism'],
  inspection: ['branch', 'dead tree', 'limb', 'trim', 'stump'],
  leak: ['meter', 'drip', 'water pressure', 'pipe'],
  light: ['lamp', 'streetlight', 'dark', 'bulb', 'flickering'],
  park: ['playground', 'swing', 'slide', 'bench', 'ballfield'],
  pothole: ['hole', 'bump', 'pavement', 'asphalt', 'rim', 'tire'],
  'pothole-major': ['hole', 'bump', 'pavement', 'asphalt', 'rim', 'tire'],
  sewer: ['toilet', 'basement', 'manhole', 'sewage', 'smell', 'backing up'],
  sidewalk: ['slab', 'trip', 'curb', 'ramp', 'footpath'],
  sign: ['stop sign', 'street sign', 'post', 'missing sign'],
  signal: ['traffic light', 'light out', 'red light', 'blinking', 'crosswalk', 'walk button'],
  sinkhole: ['hole', 'cave-in', 'collapse', 'road gone'],
  snow: ['ice', 'icy', 'plow', 'salt', 'slippery'],
  trash: ['garbage', 'bins', 'recycling', 'pickup', 'collection', 'refuse'],
  tree: ['branch', 'limb', 'fallen tree', 'tree down', 'road blocked'],
  water: ['burst', 'pipe', 'no water', 'main', 'gushing', 'hydrant'],
  weeds: ['grass', 'overgrown', 'yard', 'rats', 'complaint'],
  wires: ['cable', 'power line', 'pole', 'sparks', 'electric', 'downed line'],
}
