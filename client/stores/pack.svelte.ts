import { ask, ApiProblem } from '../net/api.ts'
import { readManifest, type PackManifest } from './pack-manifest.ts'

/** What a map is to stand on, before anybody looked whether it can be had. */
export type GroundWanted =
  | { kind: 'grid'; problem?: string }
  | { kind: 'own'; url: string }
  | { kind: 'pack'; tiles: string; bounds: PackManifest['bounds']; attribution: string }

interface MapSaid {
  basemapStyle?: string
  pack?: unknown
  /** Why there is no pack although there should be one. */
  problem?: string
}
const WHAT = '/pack/map.json'
const TILES = '/pack/basemap.pmtiles'
export const GROUND_LOST = 'The city’s map could not be loaded. A plain grid stands in.'
/** A map of nothing helps nobody: so long it waits to hear what it stands on. */
const PATIENCE_MS = 2_000
const AGAIN_MS = 20_000

/** Whether the city has a pack of its own ground, and what it covers. */
export class PackStore {
  #manifest = $state.raw<PackManifest | undefined>(undefined)
  #wanted = $state.raw<GroundWanted | undefined>(undefined)
  #asked: Promise<void> | undefined

  get manifest(): PackManifest | undefined {
    return this.#manifest
  }
  /** Undefined until it is known; after a while the plain grid. */
  get wanted(): GroundWanted | undefined {
    return this.#wanted
  }

  /** Asks once; a server that cannot be reached is asked again until it answers. */
  load(): Promise<void> {
    if (this.#asked) return this.#asked
    setTimeout(() => (this.#wanted ??= { kind: 'grid' }), PATIENCE_MS)
    return (this.#asked = this.#ask())
  }

  async #ask(): Promise<void> {
    try {
      this.#stand(await ask<MapSaid>('GET', WHAT))
    } catch (error) {
      this.#wanted ??= { kind: 'grid' }
      // That there is none is an answer.
      if (!(error instanceof ApiProblem)) setTimeout(() => void this.#ask(), AGAIN_MS)
    }
  }

  #stand({ basemapStyle, pack, problem }: MapSaid): void {
    const manifest = pack === undefined ? undefined : readManifest(pack)
    if (manifest && !('problem' in manifest)) this.#manifest = manifest
    if (basemapStyle !== undefined) this.#wanted = { kind: 'own', url: absolute(basemapStyle) }
    else if (!manifest) this.#wanted = { kind: 'grid', ...(problem ? { problem } : {}) }
    else if ('problem' in manifest) this.#wanted = { kind: 'grid', problem: manifest.problem }
    else {
      const { bounds, attribution, tilesPrint } = manifest
      this.#wanted = { kind: 'pack', tiles: absolute(tilesPrint ? `${TILES}?v=${tilesPrint}` : TILES), bounds, attribution }
    }
  }
}

const absolute = (address: string) => new URL(address, location.href).href
