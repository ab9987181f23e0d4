import type { Map as MapLibreMap } from 'maplibre-gl'
import { placeBadges, type Offset } from './badge-places.ts'
import { badgesOf, crewFeatures, uncertaintyShapes, type CrewMark } from './crew-features.ts'
import type { RoadNet } from '../../../shared/roads/road-net.ts'
import { CrewMotion, glideEvery, type Drawn } from './crew-motion.ts'
import type { PointFeature } from '../live/feature-diff.ts'
import type { FeatureIds } from '../live/feature-ids.ts'
import type { LiveFeeds } from '../live/live-feeds.ts'
import { pixelsAway } from '../metres.ts'
import { plotsOf, standingPins } from './sign-plots.ts'

const STILL = matchMedia('(prefers-reduced-motion: reduce)')
const LOOK_MS = 100

/** Trucks between their fixes, beside the signs they stand at. Only those in view glide; the others wait where they were last seen. */
export class CrewDrawing {
  #map: MapLibreMap
  #feeds: LiveFeeds
  #ids: FeatureIds
  #now: () => number
  #net: () => RoadNet | undefined
  #motion = new CrewMotion()
  #marks: readonly CrewMark[] = []
  #circles = ''
  #drawnAt = 0
  #pins: readonly PointFeature[] = []
  /** Badges that are drawn beside their place, by so many pixels. */
  #aside: ReadonlyMap<string, Offset> = new Map()
  /** A fix that was taken, or a sign that came, and not drawn yet. */
  #waits = false

  constructor(map: MapLibreMap, feeds: LiveFeeds, ids: FeatureIds, now: () => number, net: () => RoadNet | undefined) {
    this.#map = map
    this.#feeds = feeds
    this.#ids = ids
    this.#now = now
    this.#net = net
  }

  /** A changed look is drawn at once; a fix alone waits for the next picture of the gliding ones. */
  take(marks: readonly CrewMark[]): void {
    const looks = marks.length !== this.#marks.length || marks.some((mark, i) => mark.properties !== this.#marks[i]!.properties)
    this.#marks = marks
    this.#motion.take(new Map(marks.map(({ crewId, position }) => [crewId, position])), this.#now(), STILL.matches, this.#net())
    if (looks) this.#draw()
    else this.#waits = true
    const circles = JSON.stringify(marks.filter(({ radiusM }) => radiusM !== undefined).map(({ crewId, radiusM }) => [crewId, Math.round(radiusM! / 10)]))
    if (circles !== this.#circles) void this.#feeds.source('uncertainty')?.setData(uncertaintyShapes(marks))
    this.#circles = circles
  }

  /** Signs that badges step aside for. */
  avoid(requests: ReadonlyMap<number, PointFeature>): void {
    this.#pins = standingPins(requests)
    this.#waits = true
  }

  /** Draws on, as often as the eye can tell, until it is stopped. */
  run(): () => void {
    const timer = setInterval(() => {
      const every = glideEvery(this.#map.getZoom(), this.#map.getCenter().lat)
      if (document.hidden || performance.now() - this.#drawnAt < every - 20) return
      if (this.#waits || this.#motion.isMoving(this.#now())) this.#draw()
    }, LOOK_MS)
    // So many pixels aside are other degrees at another zoom.
    const zoomed = () => {
      this.#waits = true
      this.#drawnAt = 0
    }
    const subscriptions = [this.#map.on('zoom', zoomed), this.#map.on('zoomend', zoomed)]
    return () => {
      clearInterval(timer)
      for (const each of subscriptions) each.unsubscribe()
    }
  }

  #draw(): void {
    this.#drawnAt = performance.now()
    this.#waits = false
    const now = this.#now()
    const view = this.#map.getBounds()
    const drawn = new Map(this.#marks.map(({ crewId, position: { lng, lat } }): [string, Drawn] =>
      [crewId, (view.contains([lng, lat]) ? this.#motion.at(crewId, now) : undefined) ?? { at: [lng, lat], heading: undefined }]))
    const pointOf = (crewId: string) => drawn.get(crewId)!.at
    const zoom = this.#map.getZoom()
    // Under a moving zoom nobody changes sides.
    if (!this.#map.isZooming()) this.#aside = placeBadges(badgesOf(this.#marks, pointOf, zoom), this.#pins.flatMap((pin) => plotsOf(pin, zoom)), this.#aside)
    const drawnAt = (crewId: string): Drawn => {
      const [{ at, heading }, by] = [drawn.get(crewId)!, this.#aside.get(crewId)]
      return { at: by ? pixelsAway(at, by, zoom) : at, heading }
    }
    this.#feeds.crews.show(crewFeatures(this.#marks, drawnAt, this.#ids, this.#feeds.crews.shown))
  }
}
