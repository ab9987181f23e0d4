/** A piece of road as habits see it. */
export interface Stretch {
  roadClass: string
  /** Metres from the middle of the city. */
  fromCenterM: number
  /** Metres from the nearest bridge or waterside street; Infinity where the city has none. */
  fromWaterM: number
}

/** How a service's requests lie about town. */
export interface Habit {
  /** How likely a metre of such a road is the place, against other metres. */
  weight: (stretch: Stretch) => number
  /** On the road itself, at a house beside it, where two roads cross, or in a park. */
  spot: 'road' | 'house' | 'crossing' | 'park'
}

/** 1 in the middle, falling off (Gauss) over so many metres. */
const within = (metres: number, of: number) => Math.exp(-((metres / of) ** 2))
const around = (metres: number, at: number, of: number) => within(metres - at, of)

const arterial = ({ roadClass }: Stretch) => (roadClass === 'primary' || roadClass === 'secondary' ? 1 : roadClass === 'tertiary' ? 0.3 : 0)
const local = ({ roadClass }: Stretch) => (roadClass === 'residential' ? 1 : roadClass === 'tertiary' ? 0.6 : 0)
const homes = ({ roadClass }: Stretch) => (roadClass === 'residential' ? 1 : 0)
const driven = (stretch: Stretch) => Math.max(arterial(stretch), local(stretch))

/** The old quarters, with old pipes and old trees; the whole of town; where the subdivisions are. */
const old = ({ fromCenterM }: Stretch) => within(fromCenterM, 1_300)
const town = ({ fromCenterM }: Stretch) => within(fromCenterM, 2_500)
const outer = ({ fromCenterM }: Stretch) => around(fromCenterM, 2_300, 900)
const lowLying = ({ fromWaterM }: Stretch) => within(fromWaterM, 450)

const ON_ROAD: Habit = { spot: 'road', weight: (s) => driven(s) * town(s) }
const HABITS: ReadonlyMap<string, Habit> = new Map(Object.entries<Habit>({
  pothole: { spot: 'road', weight: (s) => local(s) * (0.25 * town(s) + old(s)) },
  'pothole-major': { spot: 'road', weight: (s) => arterial(s) * (town(s) + 0.5 * old(s)) },
  sinkhole: { spot: 'road', weight: (s) => driven(s) * (old(s) + 0.5 * lowLying(s) * town(s)) },
  sidewalk: { spot: 'house', weight: (s) => homes(s) * old(s) },
  'wires-down': { spot: 'house', weight: (s) => homes(s) * (old(s) + 0.1 * town(s)) },
  'tree-blocking': { spot: 'road', weight: (s) => local(s) * (old(s) + 0.15 * town(s)) },
  'tree-inspection': { spot: 'house', weight: (s) => homes(s) * (old(s) + 0.1 * town(s)) },
  'water-main': { spot: 'road', weight: (s) => driven(s) * (old(s) + 0.1 * town(s)) },
  'water-leak': { spot: 'house', weight: (s) => homes(s) * town(s) },
  'sewer-backup': { spot: 'house', weight: (s) => homes(s) * town(s) * (lowLying(s) + 0.03) },
  'street-flooding': { spot: 'road', weight: (s) => driven(s) * town(s) * (lowLying(s) + 0.12) },
  'signal-out': { spot: 'crossing', weight: (s) => arterial(s) * town(s) },
  'sign-damaged': { spot: 'crossing', weight: (s) => driven(s) * town(s) },
  'dead-animal': { spot: 'road', weight: (s) => (arterial(s) + 0.1 * local(s)) * (outer(s) + 0.15 * town(s)) },
  'missed-trash': { spot: 'house', weight: (s) => homes(s) * (outer(s) + 0.15 * town(s)) },
  debris: { spot: 'road', weight: (s) => (s.roadClass === 'service' ? 0.5 : driven(s)) * (0.6 * around(s.fromCenterM, 1_900, 900) + 0.2 * old(s)) },
  graffiti: { spot: 'road', weight: (s) => (s.roadClass === 'service' ? 1.5 : driven(s)) * within(s.fromCenterM, 650) },
  'street-light': { spot: 'house', weight: (s) => homes(s) * town(s) },
  'snow-missed': { spot: 'road', weight: (s) => homes(s) * (outer(s) + 0.3 * town(s)) },
  'park-hazard': { spot: 'park', weight: (s) => homes(s) * town(s) },
  'code-weeds': { spot: 'house', weight: (s) => homes(s) * (old(s) + 0.3 * town(s)) },
}))

/** A service the city has added itself happens on any road in town. */
export const habitOf = (serviceCode: string): Habit => HABITS.get(serviceCode) ?? ON_ROAD
