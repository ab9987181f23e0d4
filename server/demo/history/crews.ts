import { rightCrews } from '../../../shared/arrivals/right-crews.ts'
import type { Service } from '../../../shared/protocol/board.ts'

export interface DemoCrew {
  /** From 1; its badge. */
  n: number
  name: string
  skills: string[]
  vehicle: string
  /** Index of its yard. */
  base: number
}

const crew = (n: number, vehicle: string, base: number, ...skills: string[]): DemoCrew => ({ n, name: `Truck ${n}`, vehicle, base, skills })

/** Skills are words that services are called by, so that the board knows who is right for what. */
export const DEMO_CREWS: readonly DemoCrew[] = [
  crew(1, 'Bucket truck', 0, 'wires', 'tree'),
  crew(2, 'Patch truck', 0, 'roads'),
  crew(3, 'Utility body', 1, 'water', 'sewer'),
  crew(4, 'Signal van', 0, 'signals', 'traffic', 'wires'),
  crew(5, 'Vactor', 1, 'water', 'sewer'),
  crew(6, 'Dump truck', 0, 'roads', 'flooding'),
  crew(7, 'Patch truck', 0, 'roads', 'debris'),
  crew(8, 'Packer', 2, 'sanitation'),
  crew(9, 'Stake bed', 0, 'roads', 'signs', 'animals'),
  crew(10, 'Chipper crew', 2, 'parks', 'tree'),
  crew(11, 'Pickup, late shift', 0, 'tree', 'wires', 'flooding', 'sanitation'),
  crew(12, 'Pickup, night shift', 1, 'flooding', 'signals', 'roads', 'water'),
]

/** Where no crew's skill names the service, the desk knows whom it would send. */
const SENT_TO: Readonly<Record<string, readonly string[]>> = { sinkhole: ['roads', 'water'], 'code-weeds': ['parks', 'sanitation'] }

/** What falls in a storm is cleared by all hands but those who know wires: they are kept for wires. */
const ALL_HANDS: ReadonlySet<string> = new Set(['tree-blocking', 'street-flooding'])
const HANDS = ['roads', 'parks', 'tree', 'flooding']

export function crewsFor(service: Pick<Service, 'code' | 'group'>, isStorm: boolean): readonly DemoCrew[] {
  if (isStorm && ALL_HANDS.has(service.code)) return DEMO_CREWS.filter(({ skills }) => skills.some((skill) => HANDS.includes(skill)) && !skills.includes('wires'))
  const known = SENT_TO[service.code]
  return known ? DEMO_CREWS.filter(({ skills }) => skills.some((skill) => known.includes(skill))) : rightCrews(service, DEMO_CREWS)
}
