import type { WayLines } from './way-layers.ts'

/** What is told beside a truck: what it would come to, or how old its place is. The foremost first. */
export interface TruckTag {
  crewId: string
  /** `9 min` */
  until?: string
  /** `made with 5:10 to spare` */
  outcome: string
  tone: 'good' | 'pushes' | 'late' | 'plain'
  /** `seen 12 s ago`, of the one that is looked at. */
  seen?: string | undefined
  isLookedAt: boolean
}

export interface ForeseenHere {
  tags: readonly TruckTag[]
  /** The way of the truck that is looked at. */
  way: WayLines
  isStraight: boolean
}
