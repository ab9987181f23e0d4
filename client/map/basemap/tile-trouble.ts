import type { Map as MapLibreMap } from 'maplibre-gl'

/** `lost`: nothing of the ground could be had. `parts`: what was seen stays, and some of what was asked for since is missing. */
export type Trouble = 'lost' | 'parts' | undefined

const AGAIN_MS = 15_000

interface Tile {
  state: string
  tileID: { canonical: { x: number; y: number; z: number } }
}

/** Hears which tiles of the ground did not come, and asks for them again: MapLibre itself never does. Answers how to stop. */
export function watchTiles(map: MapLibreMap, sources: readonly string[], tell: (trouble: Trouble) => void): () => void {
  const missing = new Map<string, { source: string; tile: { x: number; y: number; z: number } }>()
  let isSeen = false
  const keyOf = (source: string, { x, y, z }: { x: number; y: number; z: number }) => `${source} ${z}/${x}/${y}`
  const again = () => {
    for (const source of sources) {
      const tiles = [...missing.values()].filter((each) => each.source === source).map(({ tile }) => tile)
      if (tiles.length > 0 && map.getSource(source)) map.refreshTiles(source, tiles)
    }
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
    if (missing.delete(keyOf(sourceId, tile.tileID.canonical)) && missing.size === 0) tell(undefined)
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
