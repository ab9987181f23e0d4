import type { Map as MapLibreMap } from 'maplibre-gl'

/** `lost`: nothing of the ground could be had. `parts`: what was seen stays, and some of what was asked for since is missing. */
export type Trouble = 'lost' | 'parts' | undefined

const AGAIN_MS = 15_000

interface TileAt {
  x: number
  y: number
  z: number
}
interface Tile {
  state: string
  tileID: { canonical: TileAt }
}
const keyOf = (source: string, { x, y, z }: TileAt) => `${source} ${z}/${x}/${y}`

/** Hears which tiles of the ground did not come, and asks for them again: MapLibre itself never does. Answers how to stop. */
export function watchTiles(map: MapLibreMap, sources: readonly string[], tell: (trouble: Trouble) => void): () => void {
  const missing = new Map<string, { source: string; tile: TileAt }>()
  let isSeen = false
  /** Those that have left the picture since are left out by MapLibre, and asked for anew when they come back. */
  const again = () => {
    for (const { source, tile } of missing.values()) if (map.getSource(source)) map.refreshTiles(source, [tile])
  }
  const heard = map.on('error', (event) => {
    const { sourceId, tile } = event as unknown as { sourceId?: string; tile?: Tile }
    if (sourceId === undefined || !sources.includes(sourceId)) return
    if (tile) missing.set(keyOf(sourceId, tile.tileID.canonical), { source: sourceId, tile: tile.tileID.canonical })
    tell(isSeen ? 'parts' : 'lost')
  })
  const came = map.on('sourcedata', (event) => {
    const { sourceId, tile } = event as unknown as { sourceId: string; tile?: Tile }
    if (!sources.includes(sourceId) || tile?.state !== 'loaded') return
    isSeen = true
    if (missing.size === 0) return
    // One came, so others may: what still fails is heard again.
    missing.delete(keyOf(sourceId, tile.tileID.canonical))
    again()
    missing.clear()
    tell(undefined)
  })
  const timer = setInterval(again, AGAIN_MS)
  window.addEventListener('online', again)
  return () => {
    clearInterval(timer)
    window.removeEventListener('online', again)
    heard.unsubscribe()
    came.unsubscribe()
  }
}
