import type { Feature, FeatureCollection } from 'geojson'
import type { Board } from '../../../shared/domain/board.ts'
import type { Crew, Position } from '../../../shared/protocol/board.ts'
import type { BadgeLook } from '../../look/badge-look.ts'
import { badgeLook, crewState } from '../../stores/crew-state.ts'
import { metresBetween, worldPoint, type LngLat } from '../metres.ts'
import type { Badge } from './badge-places.ts'
import type { Drawn } from './crew-motion.ts'
import { pointFeature, type PointFeature } from '../live/feature-diff.ts'
import type { FeatureIds } from '../live/feature-ids.ts'
import { iconId } from '../icons/icon-id.ts'
import type { Tint, Tinted } from '../icons/tints.ts'
import { ringAround, uncertaintyRadius } from './uncertainty.ts'

/** What a crew looks like on the map; where it is drawn is another matter (`crew-motion.ts`). */
export interface CrewMark {
  crewId: string
  position: Position
  properties: PointFeature['properties']
  /** The plate, pixels. */
  width: number
  height: number
  /** Metres within which a silent crew may be. */
  radiusM?: number
}

/** A truck that stands still has no heading worth showing. */
const MOVING_MPS = 1.5
const RANK = { dashed: 0, outlined: 1, 'on-scene': 2, filled: 3 } as const

/**
 * Crews on shift that were seen, in their own colours where those are asked for. Off shift nobody
 * is shown: they are not followed home. What looks as in `previous` keeps its very properties.
 */
export function crewMarks(
  board: Board, positions: ReadonlyMap<string, Position>, now: number,
  { tints, dense = false, previous }: { tints?: ReadonlyMap<string, Tinted> | undefined; dense?: boolean; previous?: readonly CrewMark[] } = {},
): CrewMark[] {
  const before = new Map(previous?.map((mark) => [mark.crewId, mark.properties]))
  const marks: CrewMark[] = []
  for (const crew of board.crews.values()) {
    const position = positions.get(crew.id)
    if (!crew.shift || !position) continue
    const state = crewState(crew, board, position, now)
    const look = badgeLook(state)
    const plate = plateOf(crew, look, dense)
    const properties = propertiesOf(crew, look, plate, position, tints?.get(crew.id)?.tint)
    const last = before.get(crew.id)
    marks.push({
      crewId: crew.id,
      position,
      ...plate,
      properties: last && isSame(last, properties) ? last : properties,
      ...(state.silentMs === undefined ? {} : { radiusM: uncertaintyRadius(now - Date.parse(position.at), position.accuracyM, position.speedMps) }),
    })
  }
  return marks
}

const isFull = (look: BadgeLook) => look === 'filled' || look === 'on-scene'
const FULL_HEIGHT = 22
const IDLE_HEIGHT = 17

/** In a storm whoever does nothing yet takes less room. */
const plateOf = ({ badge }: Crew, look: BadgeLook, dense: boolean) =>
  dense && !isFull(look) ? { width: Math.max(20, 8 + badge.length * 6), height: IDLE_HEIGHT } : { width: Math.max(26, 12 + badge.length * 7), height: FULL_HEIGHT }

function propertiesOf(crew: Crew, look: BadgeLook, plate: { width: number; height: number }, { speedMps = 0, headingDeg }: Position, tint: Tint | undefined): PointFeature['properties'] {
  const isMoving = look === 'filled' && speedMps > MOVING_MPS
  return {
    icon: iconId({ kind: 'badge', look, ...plate, ...(tint ? { tint } : {}) }),
    text: crew.badge,
    ink: isFull(look) ? (tint ? 'dark' : 'card') : look === 'dashed' ? 'ink-2' : 'ink',
    // No two alike, so that what lies on top is also whose number is shown.
    rank: RANK[look] + crew.addedSeq / 1e9,
    ...(plate.height === IDLE_HEIGHT ? { idle: true } : {}),
    ...(isMoving ? { arrow: iconId({ kind: 'arrow', look }), ...(headingDeg === undefined ? {} : { heading: headingDeg }) } : {}),
    ...(crew.help ? { help: true } : {}),
  }
}

function isSame(a: PointFeature['properties'], b: PointFeature['properties']): boolean {
  const keys = Object.keys(b)
  return Object.keys(a).length === keys.length && keys.every((key) => a[key] === b[key])
}

/** What each takes of the picture where it is now. */
export const badgesOf = (marks: readonly CrewMark[], pointOf: (crewId: string) => LngLat | undefined, zoom: number): Badge[] =>
  marks.map(({ crewId, position, properties, width, height }) => ({
    crewId, width, height, drives: properties.arrow !== undefined, ...worldPoint(pointOf(crewId) ?? [position.lng, position.lat], zoom),
  }))

/** Marks put where they are drawn now, turned as the road leads them. The same feature as before as long as nothing changed. */
export function crewFeatures(
  marks: readonly CrewMark[], drawnAt: (crewId: string) => Drawn | undefined, ids: FeatureIds, previous: ReadonlyMap<number, PointFeature>,
): Map<number, PointFeature> {
  const features = new Map<number, PointFeature>()
  for (const { crewId, position, properties } of marks) {
    const id = ids.numberOf(crewId)
    const { at: [lng, lat], heading } = drawnAt(crewId) ?? { at: [position.lng, position.lat], heading: undefined }
    const turned = heading === undefined || properties.arrow === undefined ? properties : turnedTo(properties, Math.round(heading / TURN_DEG) * TURN_DEG)
    const before = previous.get(id)
    const same = before?.properties === turned && before.geometry.coordinates[0] === lng && before.geometry.coordinates[1] === lat
    features.set(id, same ? before : pointFeature(id, lng, lat, turned))
  }
  return features
}

/** What the eye can tell of an arrow's direction. */
const TURN_DEG = 3
const TURNED = new WeakMap<PointFeature['properties'], PointFeature['properties']>()
/** The very same answer as last time, as long as it points the same way. */
function turnedTo(properties: PointFeature['properties'], heading: number): PointFeature['properties'] {
  const last = TURNED.get(properties)
  if (last?.heading === heading) return last
  const next = { ...properties, heading }
  TURNED.set(properties, next)
  return next
}

/**
 * The circles of silent crews, around where each was last seen. Where many lie upon each other each is
 * fainter by their number (`share`), or a depot of parked trucks would be the darkest place of the map.
 */
export function uncertaintyShapes(marks: readonly CrewMark[]): FeatureCollection {
  const silent = marks.flatMap(({ position: { lng, lat }, radiusM }) => (radiusM === undefined ? [] : [{ lng, lat, radiusM }]))
  return {
    type: 'FeatureCollection',
    features: silent.map((one) => {
      const over = silent.filter((other) => metresBetween([one.lng, one.lat], [other.lng, other.lat]) < Math.max(one.radiusM, other.radiusM)).length
      return {
        type: 'Feature', properties: { share: 1 / over },
        geometry: { type: 'Polygon', coordinates: [ringAround(one.lng, one.lat, one.radiusM)] },
      } satisfies Feature
    }),
  }
}
