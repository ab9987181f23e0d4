import type { WayLines } from './way-layers.ts'

/** What each truck would come to, told beside it. The foremost first. */
export interface TruckTag {
  crewId: string
  /** `9 min` */
  until: string
  /** `made with 5:10 to spare` */
  outcome: string
  tone: 'good' | 'pushes' | 'late' | 'plain'
  isLookedAt: boolean
}

export interface ForeseenHere {
  tags: readonly TruckTag[]
  /** The way of the truck that is looked at. */
  way: WayLines
  isStraight: boolean
}
