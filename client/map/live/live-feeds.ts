import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { Flag } from './flag.ts'
import { SourceFeed } from './source-feed.ts'

/** What lives on the map, and the flags it may wear. Nothing else writes to its sources. */
export class LiveFeeds {
  readonly requests: SourceFeed
  readonly marked: SourceFeed
  /** An opened stack. */
  readonly fan: SourceFeed
  readonly crews: SourceFeed
  /** The crew a drop would go to, and the one that is selected. */
  readonly drop: Flag
  readonly selected: Flag
  /** Requests in the hand, and those with an act under way. */
  readonly lifted: Flag
  readonly pending: Flag
  #map: MapLibreMap

  constructor(map: MapLibreMap) {
    this.#map = map
    const feed = (id: string, everyMs: number) => new SourceFeed((diff) => void this.source(id)?.updateData(diff), everyMs)
    const flag = (sources: string[], name: string) =>
      new Flag((id, on) => sources.forEach((source) => map.setFeatureState({ source, id }, { [name]: on })))
    this.requests = feed('requests', 250)
    this.marked = feed('marked', 0)
    this.fan = feed('fan', 0)
    this.crews = feed('crews', 100)
    this.drop = flag(['crews'], 'drop')
    this.selected = flag(['crews'], 'selected')
    this.lifted = flag(['requests', 'marked', 'fan'], 'lifted')
    this.pending = flag(['requests', 'marked', 'fan'], 'pending')
  }

  source(id: string): GeoJSONSource | undefined {
    return this.#map.getSource(id)
  }

  stop(): void {
    for (const each of [this.requests, this.marked, this.fan, this.crews]) each.stop()
  }
}
