import type { Id } from '../../../shared/protocol/values.ts'
import { lineMetres, pointAlong } from '../../../shared/roads/along-line.ts'
import type { LngLat, Route } from '../../../shared/roads/travel.ts'
import type { Dice } from '../dice.ts'
import type { Haunts } from '../places/haunts.ts'
import type { Ground } from '../simulator/ground.ts'
import type { CrewWords } from '../words/crews.ts'
import type { Residents } from '../words/residents.ts'
import { Life, instant } from './life.ts'
import { MINUTE_MS, reportOf } from './month.ts'
import { OPENING, type Opening, type Step } from './opening.ts'

/** Where a truck is when the demo opens. */
export interface Standing extends LngLat {
  /** On its way: how fast, and which way (degrees from north). */
  moving?: { speedMps: number; headingDeg: number }
}

interface Parts {
  nowMs: number
  haunts: Haunts
  residents: Residents
  words: CrewWords
  ground: Pick<Ground, 'travel' | 'curbAt' | 'yardOf'>
  dice: Dice
  crewIds: readonly Id[]
}

/** The lives that are still going on, and where their trucks are by now. */
export function openLives(parts: Parts, openings = OPENING): { lives: Life[]; standing: Map<number, Standing> } {
  const standing = new Map<number, Standing>()
  return { lives: openings.map((opening) => openLife(opening, parts, standing)), standing }
}

function openLife(opening: Opening, parts: Parts, standing: Map<number, Standing>): Life {
  const { nowMs, dice, words } = parts
  const ago = (minutes: number) => nowMs - Math.round(minutes * MINUTE_MS)
  const life = new Life(reportOf(opening.service, ago(opening.received), false, parts, opening.source))
  const { place, serviceCode } = life.report
  const isOver = opening.steps.some(([what]) => what === 'resolve')
  let crewN = 0
  for (const step of opening.steps) {
    if (step[0] === 'give') crewN = step[2]
    if (step[0] === 'again') {
      const other = reportOf(serviceCode, ago(step[1]), false, parts, 'phone')
      life.again({ ...other, place }, ago(step[1] - 2))
    } else if (step[0] === 'under-way') {
      const way = routeTo(place, crewN, parts)
      life.act(nowMs - Math.max(1, way.seconds * step[1]) * 1000, { kind: 'StartTravel', crewId: parts.crewIds[crewN - 1]! })
      // What it was given next cannot take it from the place where it works.
      if (!standing.has(crewN)) standing.set(crewN, onTheWay(way, step[1]))
    } else {
      if (step[0] === 'arrive') {
        const way = routeTo(place, crewN, parts)
        life.act(ago(step[1]) - way.seconds * 1000, { kind: 'StartTravel', crewId: parts.crewIds[crewN - 1]! })
        if (!isOver) standing.set(crewN, curbOf(place, parts))
      }
      life.act(ago(step[1]), actOf(step, parts.crewIds[crewN - 1] ?? '', serviceCode, words, dice, ago))
      if (step[0] === 'resolve' || step[0] === 'cancel') life.endedMs = life.lastMs
    }
  }
  return life
}

type Plain = Exclude<Step, readonly ['again' | 'under-way', ...unknown[]]>

function actOf(step: Plain, crewId: Id, serviceCode: string, words: CrewWords, dice: Dice, ago: (minutes: number) => number): Parameters<Life['act']>[1] {
  switch (step[0]) {
    case 'ack': return { kind: 'AcknowledgeRequest' }
    case 'give': return { kind: 'AssignCrew', crewId }
    case 'accept': return { kind: 'AcceptAssignment', crewId }
    case 'arrive': return { kind: 'Arrive', crewId }
    case 'decline': return { kind: 'DeclineAssignment', crewId, reason: step[2] }
    case 'hold': return { kind: 'HoldRequest', reason: step[2], owner: step[3], wakeAt: instant(ago(-step[4])) }
    case 'resume': return { kind: 'ResumeRequest' }
    case 'note': return { kind: 'AddNote', text: step[2] ?? words.note(serviceCode) }
    case 'cancel': return { kind: 'CancelRequest', reason: words.cancelled(serviceCode) }
    case 'resolve': return { kind: 'ResolveRequest', crewId, outcome: 'fixed', note: words.fixed(serviceCode), proof: { kind: 'reason', reason: dice.pick(['Seen by the foreman', 'Resident was there']) } }
  }
}

function curbOf(place: LngLat, { ground }: Parts): Standing {
  const { lng, lat } = ground.curbAt(place)
  return { lng, lat }
}

function routeTo(place: LngLat, n: number, { ground }: Parts): Route {
  const from = ground.yardOf(n)
  return ground.travel.route(from, place) ?? { seconds: 600, metres: 0, line: [[from.lng, from.lat], [place.lng, place.lat]] }
}

/** The point after a share of the way, and which way the truck is turned there. */
function onTheWay({ line, seconds, metres }: Route, share: number): Standing {
  const { lng, lat, headingDeg } = pointAlong(line, lineMetres(line) * share)
  return { lng, lat, moving: { speedMps: Math.round(Math.max(4, seconds > 0 ? metres / seconds : 10) * 10) / 10, headingDeg: Math.round(headingDeg) % 360 } }
}
